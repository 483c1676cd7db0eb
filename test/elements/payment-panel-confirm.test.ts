import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { formatDate, formatMoney, type PaymentInput } from '../../sdk/index.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import '../../src/define.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { useScheme } from './axe.ts';
import { allByRole, byRole, field } from './by-role.ts';
import { dataOf, mount, type Mounted, until } from './fixture.ts';
import {
  asGuest,
  confirm,
  drawn,
  enter,
  enterAmount,
  expire,
  has,
  keptBack,
  laterDate,
  part,
  paymentPanelFixtures,
  press,
  returnAs,
  review,
} from './payment-panel.fixtures.ts';
import { wearPrint } from './print.ts';

type Panel = Mounted<FsPaymentPanel>;

/** Files that are handed to the browser, which saves them. */
function spySaves(): Blob[] {
  const saved: Blob[] = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    saved.push(file as Blob);
    return make(file);
  };
  return saved;
}

let unprint: (() => void) | undefined;

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
  unprint?.();
  unprint = undefined;
});

const show = (state: keyof typeof paymentPanelFixtures) =>
  mount('fs-payment-panel', paymentPanelFixtures[state]);

const persona = loadPersona('alex.current');
const { account } = persona.accounts[0]!;
const due = formatMoney(account.amountDue, 'en-US');

const text = ({ element }: Panel) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const focused = ({ element }: Panel) => element.shadowRoot?.activeElement as HTMLElement | null;

const sent = ({ mocks }: Panel) =>
  mocks.requests.filter(({ operation }) => operation === 'createPayment');

const keys = (panel: Panel) => sent(panel).map(({ headers }) => headers.get('Idempotency-Key'));

const buttons = ({ element }: Panel) =>
  allByRole(element, 'button').map((button) => button.textContent.trim());

const paymentsOf = async ({ client }: Panel) => (await client!.payments.list(account.id)).items;

/** Another panel for the same customer, as after a reload. */
async function reload(panel: Panel): Promise<Panel> {
  panel.element.remove();
  const element = document.createElement('fs-payment-panel');
  element.client = panel.client;
  document.body.append(element);
  await element.updateComplete;
  return { ...panel, element };
}

describe('fs-payment-panel, from the review on', () => {
  it('shows amount, method, date, account, split and the text that is agreed to', async () => {
    const panel = await show('review');
    const method = persona.methods[0]!;

    // By both its names: what is agreed to knows the bank's alone.
    expect(text(panel)).to.include(`From ${method.nickname!} · ${method.bankName!} ••••`);

    expect(part(panel, '[part=amount]')?.textContent).to.equal(due);
    expect(text(panel)).to.include(`•••• ${method.last4}`);
    expect(text(panel)).to.include(formatDate(account.asOf, 'en-US', 'full'));
    expect(text(panel)).to.include(`•••• ${account.numberLast4}`);
    expect(text(panel)).to.include('Principal');
    const { authorization } = await panel.client!.payments.preview(account.id, {
      amount: account.amountDue,
      date: account.asOf,
      methodId: method.id,
    });
    expect(text(panel)).to.include(authorization);
  });

  it('moves the focus to its heading and says what is to be confirmed', async () => {
    const panel = await show('review');

    await until(() => focused(panel)?.textContent === 'Check and confirm');
    await until(() => byRole(panel.element, 'status').textContent.includes(due));
  });

  it('has one primary action', async () => {
    const panel = await show('review');

    const primary = panel.element.shadowRoot!.querySelectorAll('.button.primary');
    expect([...primary].map((one) => one.textContent.trim())).to.deep.equal([`Pay ${due}`]);
  });

  it('asks nobody to confirm without the text that is agreed to', async () => {
    const panel = await show('edit');
    panel.mocks.override('previewPayment', { set: { authorization: null } });

    await press(panel, 'Review payment');
    await until(() => part(panel, '#refusal'));

    expect(has(panel, '#confirm')).to.equal(false);
    expect(text(panel)).to.include('can’t show this right now');
  });

  const ways: [string, string, (panel: Panel) => Promise<void>][] = [
    ['"Change amount"', 'amount-other', (panel) => press(panel, 'Change amount')],
    ['"Change date"', 'date', (panel) => press(panel, 'Change date')],
    ['"Back"', 'amount-other', (panel) => press(panel, 'Back')],
    ['Escape', 'amount-other', () => sendKeys({ press: 'Escape' })],
  ];
  for (const [way, target, go] of ways) {
    it(`goes back by ${way} with everything still there`, async () => {
      const panel = await show('edit');
      await enterAmount(panel, '321.50');
      await enter(panel, '#date', laterDate(panel));
      const date = field(panel.element, 'Payment date').value;
      await review(panel);
      await until(() => focused(panel)?.id === 'step-title');

      await go(panel);
      await until(() => focused(panel)?.id === target);

      expect(field(panel.element, 'Amount to pay').value).to.equal('321.50');
      expect(field(panel.element, 'Payment date').value).to.equal(date);
    });
  }

  it('goes back to the bank account that was chosen', async () => {
    const panel = await show('review');

    await press(panel, 'Change bank account');

    await until(() => focused(panel)?.id === `method-${persona.methods[0]!.id}`);
  });

  it('sends what was reviewed, once, with one key, however it is confirmed', async () => {
    const panel = await show('review');
    const button = byRole(panel.element, 'button', `Pay ${due}`);

    for (let press = 0; press < 10; press += 1) button.click();
    part<HTMLFormElement>(panel, 'form.review')?.requestSubmit();
    await until(() => part(panel, '.receipt'));

    expect(sent(panel)).to.have.lengthOf(1);
    expect(keys(panel)[0]).to.match(/^[\da-f-]{36}$/);
    expect((await paymentsOf(panel))[0]?.amount).to.deep.equal(account.amountDue);
  });

  it('sends the text that was read, and another key with the one that holds since', async () => {
    const panel = await show('review');
    const agreed = () => part(panel, '#agreement')!.textContent.trim();
    const before = agreed();
    panel.mocks.override('createPayment', { status: 422, code: 'authorization_changed', times: 1 });
    panel.mocks.override('previewPayment', { set: { authorization: 'Another text' } });

    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '#anew'));

    expect(agreed()).to.equal('Another text');
    expect(text(panel)).to.match(/What you agree to has changed.*No money has moved/);
    await until(() => focused(panel)?.id === 'anew');
    expect(await paymentsOf(panel)).to.deep.equal([]);
    // The lender compares, too: its own text is the one before.
    await press(panel, `Pay ${due}`);
    await until(() => sent(panel).length === 2 && part(panel, '#confirm:not([aria-disabled])'));
    expect(await paymentsOf(panel)).to.deep.equal([]);
    panel.mocks.restore();
    await press(panel, `Pay ${due}`);
    await until(() => agreed() === before && part(panel, '#confirm:not([aria-disabled])'));
    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '.receipt'));
    const texts = sent(panel).map(({ body }) => (JSON.parse(body) as PaymentInput).authorization);
    expect(texts).to.deep.equal([before, 'Another text', 'Another text', before]);
    expect(new Set(keys(panel)).size).to.equal(4);
  });

  it('has nobody agree once more to what no longer holds, while it asks what does', async () => {
    const panel = await show('review');
    panel.mocks.override('createPayment', { status: 422, code: 'authorization_changed' });
    panel.mocks.override('previewPayment', { delay: 'infinite' });

    await press(panel, `Pay ${due}`);
    const previews = () =>
      panel.mocks.requests.filter(({ operation }) => operation === 'previewPayment').length;
    const before = previews();
    await until(() => sent(panel).length === 1 && previews() > before);
    part<HTMLFormElement>(panel, 'form.review')!.requestSubmit();
    await press(panel, 'Sending payment…');

    expect(byRole(panel.element, 'button', 'Sending payment…').ariaDisabled).to.equal('true');
    expect(sent(panel)).to.have.lengthOf(1);
  });

  it('goes back to the form where it cannot say what holds now', async () => {
    const panel = await show('review');
    panel.mocks.override('createPayment', { status: 422, code: 'authorization_changed' });
    panel.mocks.override('previewPayment', { status: 503, code: 'unavailable' });

    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '#refusal'));

    expect(has(panel, 'form.review')).to.equal(false);
    expect(text(panel)).to.include('briefly unavailable');
  });

  it('asks for another account where the one that was reviewed is gone, and says so beside them', async () => {
    const panel = await show('review');
    const [gone, ...others] = persona.methods;
    await panel.client!.paymentMethods.remove(gone!.id);

    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '#method-problem'));

    expect(part(panel, '#method-problem')!.textContent).to.include('no longer on file');
    await until(() => !has(panel, `[id="method-${gone!.id}"]`));
    expect(await paymentsOf(panel)).to.deep.equal([]);
    const left = others.find(({ status }) => status === 'verified')!;
    await until(() => focused(panel)?.id === `method-${left.id}`);
    expect(part<HTMLInputElement>(panel, `[id="method-${left.id}"]`)!.checked).to.equal(true);
    // Nothing was taken: the other one pays by a key of its own.
    await confirm(panel);
    await until(() => part(panel, '.receipt'));
    expect(new Set(keys(panel)).size).to.equal(2);
  });

  it('has the keyboard in the form of a new account where the only one is gone', async () => {
    const panel = await show('review');
    panel.mocks.override('listPaymentMethods', { set: { items: [] } });
    panel.mocks.override('createPayment', { status: 422, code: 'method_not_found' });

    await press(panel, `Pay ${due}`);

    await until(() => focused(panel)?.id === 'routingNumber');
    expect(part(panel, '#method-problem')!.textContent).to.include('no longer on file');
  });

  it('says why when what was confirmed before a reload no longer holds', async () => {
    const panel = await show('checking');
    panel.mocks.override('createPayment', { status: 422, code: 'authorization_changed' });

    const again = await reload(panel);
    await until(() => /What you agree to has changed.*No money has moved/.test(text(again)));

    await press(again, 'Review payment');
    await until(() => part(again, '#confirm'));
  });

  it('is busy while it sends, and offers no way to change what is under way', async () => {
    const panel = await show('sending');
    const button = byRole(panel.element, 'button', 'Sending payment…');

    expect(button.ariaDisabled).to.equal('true');
    await press(panel, 'Change date');
    part(panel, 'form.review')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await panel.element.updateComplete;

    expect(has(panel, 'form.review')).to.equal(true);
    await until(() => sent(panel).length === 1);
  });

  it('ends with a receipt and says so without data', async () => {
    const heard: Event[] = [];
    document.addEventListener('fs-payment-submitted', (event) => heard.push(event), { once: true });
    const panel = await show('receipt');
    const [payment] = await paymentsOf(panel);

    expect(text(panel)).to.include(payment!.confirmationNumber);
    expect(part(panel, '[part=amount]')?.textContent).to.equal(due);
    expect(dataOf(heard[0]!)).to.deep.equal([]);
    await until(() => focused(panel)?.textContent === 'Payment received');
    await until(() => byRole(panel.element, 'status').textContent === 'Payment received');
  });

  it('brings the balance card on the page up to date', async () => {
    const panel = await show('review');
    const card = document.createElement('fs-balance-card');
    card.client = panel.client;
    document.body.append(card);
    const figure = () => card.shadowRoot?.querySelector('[part~=amount]')?.textContent;
    await until(() => figure() === due);

    await press(panel, `Pay ${due}`);

    await until(() => card.shadowRoot?.querySelector('.card h2') && figure() !== due);
  });

  it('prints the receipt without its buttons', async () => {
    const panel = await show('receipt');
    let printed = 0;
    window.print = () => (printed += 1);

    byRole(panel.element, 'button', 'Print receipt').click();
    unprint = wearPrint(panel.element);

    expect(printed).to.equal(1);
    expect(allByRole(panel.element, 'button')).to.have.lengthOf(0);
    expect(part(panel, '.confirmation')?.checkVisibility()).to.equal(true);
  });

  it('says in somebody else’s page where else a receipt is that is not printed', async () => {
    const panel = await show('receipt');
    const print = byRole(panel.element, 'button', 'Print receipt');

    await asGuest(async () => {
      // As in a sandbox without `allow-modals`.
      window.print = () => undefined;
      print.click();
      await until(() => /No printing\?.*lender\.example/s.test(keptBack(panel) ?? ''));

      window.print = () => void dispatchEvent(new Event('beforeprint'));
      print.click();
      await until(() => !keptBack(panel));
    });
  });

  it('says in somebody else’s page what to do where no entry for the calendar arrives', async () => {
    const panel = await show('scheduled');
    const saved = spySaves();

    await press(panel, 'Add to calendar');
    await until(() => saved.length === 1);
    expect(keptBack(panel)).to.equal(undefined);

    await asGuest(async () => {
      await press(panel, 'Add to calendar');
      await until(() => /Nothing to add\?.*Prairie Lane.*lender/s.test(keptBack(panel) ?? ''));
    });
    expect(saved).to.have.lengthOf(2);
  });

  it('tells until when a payment can be cancelled as the text agreed to does, in the lender’s zone', async () => {
    const panel = await show('scheduled');

    expect(text(panel)).to.match(/You can cancel it until \w+, \w+ \d+ at 12:00\sAM C[SD]T\./);
  });

  it('prints dark on paper, whatever the page wears', async () => {
    useScheme('dark');
    const panel = await show('receipt');

    unprint = wearPrint(panel.element);

    expect(getComputedStyle(panel.element).colorScheme).to.equal('light');
  });

  it('pays again only as a new payment', async () => {
    const panel = await show('receipt');

    await press(panel, 'Make another payment');
    await until(() => focused(panel)?.textContent === 'Make a payment');
    expect(has(panel, '#confirm')).to.equal(false);
    await enterAmount(panel, '10');
    await confirm(panel);
    await until(() => part(panel, '.receipt'));

    expect(new Set(keys(panel))).to.have.property('size', 2);
  });

  it('calls a later payment scheduled, and cancels it only when that is meant', async () => {
    const panel = await show('scheduled');
    expect(text(panel)).to.match(/Payment scheduled.*We’ll take it/);

    await press(panel, 'Cancel this payment');
    expect(byRole(panel.element, 'group').textContent).to.match(/^\s*Cancel the \$/);
    await press(panel, 'Keep it');
    expect((await paymentsOf(panel))[0]?.status).to.equal('scheduled');
    await press(panel, 'Cancel this payment');
    await press(panel, 'Cancel this payment');
    await until(() => text(panel).includes('Payment cancelled'));

    expect((await paymentsOf(panel))[0]?.status).to.equal('cancelled');
    expect(byRole(panel.element, 'status').textContent).to.equal('Payment cancelled');
  });

  it('takes the keyboard to the question of a cancellation, and back', async () => {
    const panel = await show('scheduled');

    await press(panel, 'Cancel this payment');
    await until(() => focused(panel)?.id === 'cancel-question');
    await press(panel, 'Keep it');

    await until(() => focused(panel)?.textContent.trim() === 'Cancel this payment');
  });

  it('dates a receipt with its year, to be read years later', async () => {
    const panel = await show('receipt');
    const [line] = [...panel.element.shadowRoot!.querySelectorAll('.line')].filter((one) =>
      one.textContent.includes('Submitted'),
    );
    const [payment] = await paymentsOf(panel);

    expect(line!.textContent).to.include(String(new Date(payment!.createdAt).getFullYear()));
  });

  it('says so when it is too late to cancel', async () => {
    const panel = await show('cancelling');
    panel.mocks.override('cancelPayment', { status: 422, code: 'payment_not_cancellable' });

    await press(panel, 'Cancel this payment');

    await until(() => text(panel).includes('too late to cancel'));
    expect(text(panel)).to.include('Payment scheduled');
  });

  it('tells a declined payment from one that was made', async () => {
    const heard: Event[] = [];
    document.addEventListener('fs-payment-submitted', (event) => heard.push(event), { once: true });
    const panel = await show('review');
    panel.mocks.override('createPayment', { set: { status: 'declined' } });
    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '.outcome.failed'));

    expect(text(panel)).to.match(/Your bank declined.*No money has moved/);
    expect(buttons(panel)).to.deep.equal(['Pay another way']);
    expect(heard).to.have.lengthOf(0);
  });

  it('says in place that the bank declined what was received, and keeps the keyboard', async () => {
    const panel = await show('review');
    panel.mocks.override('getPayment', { set: { status: 'processing' } });
    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '.outcome.done'));
    byRole(panel.element, 'button', 'Print receipt').focus();
    const loads = () => panel.mocks.requests.filter((one) => one.operation === 'listAccounts');
    await until(() => loads().length === 2);

    panel.mocks.override('getPayment', { set: { status: 'declined' } });
    // Ends a pause between two looks.
    dispatchEvent(new Event('online'));
    await until(() => part(panel, '.outcome.failed'));

    expect(text(panel)).to.match(/Your bank declined.*No money has moved.*Declined/);
    expect(buttons(panel)).to.deep.equal(['Pay another way']);
    const heading = 'Your bank declined the payment';
    await until(() => byRole(panel.element, 'status').textContent === heading);
    await until(() => focused(panel)?.textContent === heading);
    // What is owed is asked for anew.
    await until(() => loads().length === 3);
    expect(sent(panel)).to.have.lengthOf(1);
  });

  it('shows a payment whose answer was lost as it is by then', async () => {
    const panel = await show('edit');
    panel.mocks.override('createPayment', { network: 'after' });
    await enter(panel, '#date', laterDate(panel));
    await confirm(panel);
    await until(() => part(panel, '.checking'));
    const [made] = await paymentsOf(panel);
    await panel.client!.payments.cancel(made!.id);

    panel.mocks.restore();
    await press(panel, 'Check now');
    await until(() => part(panel, '.outcome.cancelled'));

    expect(buttons(panel)).to.not.include('Cancel this payment');
    await until(() => byRole(panel.element, 'status').textContent === 'Payment cancelled');
  });

  it('goes back to the form with words where the lender refuses', async () => {
    const panel = await show('refused');

    expect(text(panel)).to.match(/declined the payment.*No money has moved.*another account/);
    await until(() => focused(panel)?.id === 'refusal');
    panel.mocks.restore();
    await confirm(panel);
    await until(() => part(panel, '.receipt'));
    expect(new Set(keys(panel))).to.have.property('size', 2);
  });

  it('asks to check the date again where the cut-off passed during the review', async () => {
    const panel = await show('review');
    panel.mocks.override('createPayment', { status: 422, code: 'cutoff_passed' });
    panel.mocks.override('listAccounts', { set: { 'items.0.asOf': '2030-01-02' } });

    await press(panel, `Pay ${due}`);
    await until(() => part<HTMLInputElement>(panel, '#date')?.value === '2030-01-02');

    expect(text(panel)).to.include('the earliest day is now Wednesday, January 2, 2030');
    expect(field(panel.element, 'Payment date').ariaInvalid).to.equal('true');
  });

  it('offers no second payment while there is no answer', async () => {
    const panel = await show('checking');

    expect(text(panel)).to.match(/may have gone through, so please don’t pay again/);
    expect(buttons(panel)).to.deep.equal(['Check now']);
    expect(new Set(keys(panel))).to.have.property('size', 1);
    await until(() => focused(panel)?.textContent.trim() === 'We’re checking your payment');
  });

  it('finds a payment whose answer was lost, and made it once', async () => {
    const before = (await paymentsOf(await show('edit'))).length;
    document.body.replaceChildren();
    const panel = await show('checking');

    panel.mocks.restore();
    await press(panel, 'Check now');
    await until(() => part(panel, '.receipt'));

    expect(new Set(keys(panel))).to.have.property('size', 1);
    expect(sent(panel).length).to.be.greaterThan(1);
    expect(await paymentsOf(panel)).to.have.lengthOf(before + 1);
  });

  it('makes a payment whose request was lost, once', async () => {
    const panel = await show('review');
    const before = (await paymentsOf(panel)).length;
    panel.mocks.override('createPayment', { network: 'before' });
    await press(panel, `Pay ${due}`);
    await until(() => part(panel, '.checking'));

    panel.mocks.restore();
    await press(panel, 'Check now');
    await until(() => part(panel, '.receipt'));

    expect(new Set(keys(panel))).to.have.property('size', 1);
    expect(await paymentsOf(panel)).to.have.lengthOf(before + 1);
  });

  it('offers what support asks for when there is no answer for long', async () => {
    const panel = await show('checking-long');

    expect(text(panel)).to.match(/longer than it should.*Reference/);
    expect(buttons(panel)).to.not.include('Review payment');
  });

  it('goes on after a reload in mid-flight, with the same key', async () => {
    const before = await show('checking');
    const [key] = keys(before);

    const panel = await reload(before);
    await until(() => part(panel, '.checking') ?? part(panel, '.receipt'));
    expect(has(panel, '#review')).to.equal(false);
    panel.mocks.restore();
    await until(() => {
      part(panel, '.checking button')?.click();
      return part(panel, '.receipt');
    });

    expect(new Set(keys(panel))).to.deep.equal(new Set([key]));
  });

  it('asks to sign in again where the session ran out in mid-flight, then finds the answer', async () => {
    const panel = await show('paused');
    expect(text(panel)).to.match(/Sign in to finish checking.*please don’t pay again/);
    expect(buttons(panel)).to.deep.equal([]);

    await returnAs(panel, 'alex.current');
    await until(() => part(panel, '.receipt'));

    expect(new Set(keys(panel))).to.have.property('size', 1);
  });

  it('keeps what was entered where the session runs out', async () => {
    const panel = await show('edit');
    await enterAmount(panel, '77.7');
    await review(panel);
    await expire(panel);
    await until(() => text(panel).includes('what you entered is still here'));

    await returnAs(panel, 'alex.current');
    await until(() => part(panel, '#amount-other'));

    expect(field(panel.element, 'Amount to pay').value).to.match(/^77.7/);
  });

  it('speaks no more of a session that ended once somebody is signed in again', async () => {
    const panel = await show('other-amount');
    const over = { status: 401, code: 'unauthorized' };
    panel.mocks.override('previewPayment', over);
    panel.mocks.override('token', { status: 400, code: 'invalid_grant' });
    await press(panel, 'Review payment');
    await until(() => text(panel).includes('what you entered is still here'));
    panel.mocks.restore();

    await returnAs(panel, 'alex.current');
    await until(() => part(panel, '#review'));

    expect(has(panel, '#refusal')).to.equal(false);
    expect(text(panel)).to.not.include('signed out');
  });

  it('forgets what was entered where the customer signs out', async () => {
    const panel = await show('other-amount');
    await panel.client!.auth.signOut();
    await until(() => text(panel) === '' || text(panel).includes('Sign in'));

    await returnAs(panel, 'alex.current');
    await drawn(panel);
    await until(() => part(panel, '#review'));

    expect(has(panel, '#amount-other')).to.equal(false);
  });

  it('shows the next customer nothing of the one before', async () => {
    const panel = await show('edit');
    await enterAmount(panel, '77.77');
    await expire(panel);

    await returnAs(panel, 'bailey.pastdue');
    await until(() => part(panel, '#review'));

    expect(has(panel, '#amount-other')).to.equal(false);
    expect(text(panel)).to.include(loadPersona('bailey.pastdue').accounts[0]!.account.numberLast4);
  });

  it('leaves no receipt behind at sign-out', async () => {
    const panel = await show('receipt');

    await panel.client!.auth.signOut();
    await until(() => !part(panel, '.receipt'));
    await returnAs(panel, 'bailey.pastdue');
    await until(() => part(panel, '#review'));

    expect(has(panel, '.receipt')).to.equal(false);
  });

  it('can be paid by keyboard alone', async () => {
    const panel = await show('edit');
    const tabTo = async (id: string) => {
      for (let tabs = 0; tabs < 30 && focused(panel)?.id !== id; tabs += 1) {
        await sendKeys({ press: 'Tab' });
      }
      expect(focused(panel)?.id).to.equal(id);
    };

    await tabTo('amount-due');
    await sendKeys({ press: 'ArrowDown' });
    await tabTo('amount-other');
    await sendKeys({ type: '150' });
    await sendKeys({ press: 'Enter' });
    await until(() => focused(panel)?.id === 'step-title' && part(panel, '#confirm'));
    await tabTo('confirm');
    await sendKeys({ press: 'Enter' });
    await until(() => focused(panel)?.textContent === 'Payment received');

    expect((await paymentsOf(panel))[0]?.amount.amount).to.equal(15_000);
  });
});
