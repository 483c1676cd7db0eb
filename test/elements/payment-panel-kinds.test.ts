import '../../src/define.ts';
import { expect } from 'chai';
import { addDays, type PaymentInput } from '../../sdk/index.ts';
import { allByRole, byRole } from './by-role.ts';
import { mount, until } from './fixture.ts';
import {
  asGuest,
  choosePayoff,
  confirm,
  drawn,
  enter,
  has,
  keptBack,
  part,
  paymentPanelFixtures,
  press,
  review,
  saturdayAfter,
} from './payment-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
});

type State = keyof typeof paymentPanelFixtures;

const show = (state: State = 'edit') => mount('fs-payment-panel', paymentPanelFixtures[state]);

const sent = ({ mocks }: Awaited<ReturnType<typeof show>>) =>
  mocks.requests
    .filter(({ operation }) => operation === 'createPayment')
    .map(({ body, headers }) => ({
      input: JSON.parse(body) as PaymentInput,
      key: headers.get('Idempotency-Key'),
    }));

describe('fs-payment-panel, by what a payment is for', () => {
  it('pays off what the lender quotes, for the date that is chosen', async () => {
    const panel = await show();
    await choosePayoff(panel);
    const [account] = (await panel.client!.accounts.list()).items;
    const quote = await panel.client!.accounts.payoffQuote(account!.id);

    panel.mocks.override('getPayment', { set: { status: 'processing' } });
    await confirm(panel);
    await until(() => part(panel, '.receipt'));
    expect(part(panel, '.receipt')?.textContent).to.match(/Payment received(?!.*paid off)/s);
    panel.mocks.restore('getPayment');
    // Ends a pause between two looks.
    dispatchEvent(new Event('online'));
    await until(() => part(panel, '.receipt')?.textContent.includes('Posted'));

    const [{ input }] = sent(panel) as [ReturnType<typeof sent>[number]];
    expect(input.kind).to.equal('payoff');
    expect(input.amount).to.deep.equal(quote.amount);
    expect(part(panel, '.receipt')?.textContent).to.match(/paid off and closed/);
  });

  it('says in somebody else’s page where the payoff letter is to be had, should it be kept back', async () => {
    const panel = await show();
    await choosePayoff(panel);

    await asGuest(async () => {
      await press(panel, 'Download payoff letter (PDF)');
      await until(() => keptBack(panel));
      expect(keptBack(panel)).to.match(/Not among your downloads\?.*Prairie Lane.*lender/s);
    });
  });

  it('asks for a new quote when the date changes, and reviews nothing before it is there', async () => {
    const panel = await show();
    await choosePayoff(panel);
    const before = part(panel, '#amount-payoff-figure')!.textContent;
    panel.mocks.override('getPayoffQuote', { delay: 'infinite' });
    const [, second] = allByRole(panel.element, 'button').filter((one) =>
      one.classList.contains('pick'),
    );

    second!.click();
    await panel.element.updateComplete;
    await press(panel, 'Review payment');

    expect(part(panel, '#amount-problem')?.textContent).to.match(/still working out/);
    expect(has(panel, '#confirm')).to.equal(false);
    panel.mocks.restore('getPayoffQuote');
    const [third] = allByRole(panel.element, 'button').filter((one) =>
      one.classList.contains('pick'),
    );
    third!.click();
    await until(() => part(panel, '.payoff[aria-busy=false]'));
    expect(part(panel, '#amount-payoff-figure')!.textContent).to.equal(before);
  });

  it('sends extra toward principal as that, and says what it does', async () => {
    const panel = await show('principal-only');

    await review(panel);
    expect(part(panel, '#agreement')?.textContent).to.match(/doesn’t count as a monthly payment/);
    await press(panel, /^Pay /);
    await until(() => part(panel, '.receipt'));

    expect(sent(panel)[0]?.input).to.deep.include({ kind: 'principal_only' });
  });

  it('offers no extra toward principal to who is behind', async () => {
    const panel = await show('past-due');

    expect(part<HTMLInputElement>(panel, '#amount-principal')?.disabled).to.equal(true);
  });

  it('says of a closed day which one is next, and takes that at a press', async () => {
    const panel = await show('closed-day');
    const monday = addDays(saturdayAfter(panel), 2);

    expect(part(panel, '#date-error')?.textContent).to.match(/Banks are closed that day/);
    part(panel, '#date-next')?.click();
    await panel.element.updateComplete;

    expect(part<HTMLInputElement>(panel, '#date')?.value).to.equal(monday);
    expect(has(panel, '#date-error')).to.equal(false);
  });

  it('asks before it pays the same twice, and sends the second with a key of its own', async () => {
    const panel = await show('duplicate');

    expect(part(panel, '#duplicate')?.textContent).to.match(/Pay again anyway\?/);
    byRole(panel.element, 'button', /again anyway$/).click();
    await until(() => part(panel, '.receipt'));

    const [first, second] = sent(panel);
    expect(first?.input.acknowledgeDuplicate).to.equal(false);
    expect(second?.input.acknowledgeDuplicate).to.equal(true);
    expect(second?.key).not.to.equal(first?.key);
  });

  it('lets go of a likely duplicate: going back sends nothing, and the next is asked about anew', async () => {
    const panel = await show('duplicate');

    await press(panel, 'Back');
    await drawn(panel);
    await enter(panel, '#date', part<HTMLInputElement>(panel, '#date')!.value);
    await review(panel);

    expect(has(panel, '#duplicate')).to.equal(false);
    expect(sent(panel)).to.have.length(1);
  });

  it('agrees to the words of the language that is shown', async () => {
    const panel = await show('review');
    const [preview] = panel.mocks.requests
      .filter(({ operation, body }) => operation === 'previewPayment' && body.includes('methodId'))
      .map(({ body }) => JSON.parse(body) as PaymentInput);

    expect(preview?.locale).to.match(/^en/);
  });
});
