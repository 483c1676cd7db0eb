import { expect } from 'chai';
import { type AutopayInput, formatDate } from '../../sdk/index.ts';
import '../../src/define.ts';
import {
  type AutopayPanelState,
  autopayPanelStates,
} from '../../src/elements/autopay-panel/autopay-panel.states.ts';
import type { FsAutopayPanel } from '../../src/elements/autopay-panel/autopay-panel.ts';
import {
  autopayPanelFixtures,
  drawn,
  edit,
  present,
  review,
  type,
} from './autopay-panel.fixtures.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { byRole } from './by-role.ts';
import { type Mounted, mount, until } from './fixture.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: AutopayPanelState) => mount('fs-autopay-panel', autopayPanelFixtures[state]);

const text = ({ element }: Mounted<FsAutopayPanel>) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const sent = ({ mocks }: Mounted<FsAutopayPanel>, operation: string) =>
  mocks.requests.filter((request) => request.operation === operation);

describe('fs-autopay-panel', () => {
  holdsInEveryState('fs-autopay-panel', autopayPanelStates, autopayPanelFixtures);

  it('shows the date and amount of the next payment, and what the last one does', async () => {
    const mounted = await show('active');
    const { next } = await mounted.client!.autopay.get(
      (await mounted.client!.accounts.list()).items[0]!.id,
    );

    const amount = mounted.element.shadowRoot!.querySelector('[part=amount]')!.textContent;
    expect(amount.replace(/\D/g, '')).to.equal(String(next!.amount.amount));
    expect(text(mounted)).to.include('nothing more is owed');
    expect(text(mounted)).to.include('Takes exactly what clears the account');
  });

  it('turns on what was reviewed, with the text that was shown, under one key', async () => {
    const mounted = await show('off');
    let changed = 0;
    mounted.element.addEventListener('fs-autopay-changed', () => (changed += 1));
    await review(mounted);
    const agreed = (await present(mounted, '#agreement')).textContent.trim();
    expect(text(mounted)).to.include('From Everyday · Fernwick Credit Union ••••');

    byRole(mounted.element, 'button', 'Turn on autopay').click();
    await present(mounted, '#turn-off');

    const [put, ...others] = sent(mounted, 'setAutopay');
    expect(others).to.deep.equal([]);
    expect(put!.headers.get('Idempotency-Key')).to.match(/^[\w-]{36}$/);
    const { id } = (await mounted.client!.accounts.list()).items[0]!;
    const set = await mounted.client!.autopay.get(id);
    expect(set.authorization).to.equal(agreed);
    expect(changed).to.equal(1);
  });

  it('keeps the key when the answer is lost', async () => {
    const mounted = await show('off');
    await review(mounted);
    mounted.mocks.override('setAutopay', { network: 'after', times: 1 });

    byRole(mounted.element, 'button', 'Turn on autopay').click();
    await present(mounted, '#turn-off');

    const keys = sent(mounted, 'setAutopay').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys.length).to.equal(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('sends the text that was read, and another key with the one that holds since', async () => {
    const mounted = await show('off');
    await review(mounted);
    const agreed = async () => (await present(mounted, '#agreement')).textContent.trim();
    const before = await agreed();
    mounted.mocks.override('setAutopay', { status: 422, code: 'authorization_changed', times: 1 });
    mounted.mocks.override('previewAutopay', { set: { authorization: 'Another text' } });

    byRole(mounted.element, 'button', 'Turn on autopay').click();
    await present(mounted, '#anew');

    expect(await agreed()).to.equal('Another text');
    expect(text(mounted)).to.match(/What you agree to has changed.*nothing was saved/);
    await until(() => mounted.element.shadowRoot!.activeElement?.id === 'anew');
    mounted.mocks.restore();
    // The lender's own text is the one before.
    byRole(mounted.element, 'button', 'Turn on autopay').click();
    await until(() => mounted.element.shadowRoot!.textContent.includes(before));
    (await present(mounted, '#confirm:not([aria-disabled=true])')).click();
    await present(mounted, '#turn-off');

    const puts = sent(mounted, 'setAutopay');
    const texts = puts.map(({ body }) => (JSON.parse(body) as AutopayInput).authorization);
    expect(texts).to.deep.equal([before, 'Another text', before]);
    expect(new Set(puts.map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(3);
  });

  it('goes back to the form where it cannot say what holds now', async () => {
    const mounted = await show('off');
    await review(mounted);
    mounted.mocks.override('setAutopay', { status: 422, code: 'authorization_changed' });
    mounted.mocks.override('previewAutopay', { status: 503, code: 'unavailable' });

    byRole(mounted.element, 'button', 'Turn on autopay').click();
    await present(mounted, '#failure');

    expect(Boolean(mounted.element.shadowRoot!.querySelector('#confirm'))).to.equal(false);
    expect(text(mounted)).to.include('briefly unavailable');
  });

  it('asks for another account where the one that was reviewed is gone, and says so beside them', async () => {
    const mounted = await show('method-gone');

    const problem = await present(mounted, '#method-problem');
    expect(problem.textContent).to.include('no longer on file');
    await until(() => mounted.element.shadowRoot!.activeElement?.id === 'method-problem');
    (await present(mounted, '#review')).click();
    (await present(mounted, '#confirm')).click();
    await present(mounted, '#turn-off');

    const [first, second] = sent(mounted, 'setAutopay').map(
      ({ body }) => JSON.parse(body) as AutopayInput,
    );
    expect(first!.methodId).to.not.equal(second!.methodId);
  });

  it('says until when the next payment can be stopped, by right and here', async () => {
    const mounted = await show('active');
    const account = (await mounted.client!.accounts.list()).items[0]!;
    const { next } = await mounted.client!.autopay.get(account.id);
    const day = (date: string) => formatDate(date, 'en-US', 'day');

    expect(next!.stopBy >= account.asOf).to.equal(true);
    expect(text(mounted)).to.include(`You have the right to stop it until ${day(next!.stopBy)}`);
    expect(text(mounted)).to.match(
      new RegExp(`we still stop it, until ${day(next!.date)}.* begins`),
    );
  });

  it('says when only what it does of its own accord is left of the time to stop it', async () => {
    const mounted = await mount('fs-autopay-panel', {
      ...autopayPanelFixtures.active,
      overrides: { getAutopay: { set: { 'next.stopBy': '2020-01-02' } } },
    });

    expect(text(mounted)).to.not.include('You have the right');
    expect(text(mounted)).to.match(/You can still stop it until .* begins/);
  });

  it('promises before it is on what is agreed to: a tenth at most that is not told ahead', async () => {
    const mounted = await show('off');

    expect(text(mounted)).to.include('never more than a tenth higher');
    expect(text(mounted)).to.include('until the day of a payment begins');
  });

  it('sends the amount, the day and the account that were chosen', async () => {
    const mounted = await show('edit-extra');

    (await present(mounted, '#review')).click();
    await present(mounted, '#confirm');

    const body = JSON.parse(sent(mounted, 'previewAutopay').at(-1)!.body) as Record<
      string,
      unknown
    >;
    expect(body).to.include({ amountKind: 'due_plus', day: 31 });
    expect(body['amount']).to.deep.equal({ amount: 5000, currency: 'USD' });
    expect(text(mounted)).to.include('The amount due and $50.00 more');
  });

  it('says what is wrong beside the field and asks the lender nothing', async () => {
    const mounted = await show('invalid');

    expect(text(mounted)).to.include('Enter an amount above zero');
    expect(text(mounted)).to.include('Enter a day from 1 to 31');
    expect(sent(mounted, 'previewAutopay')).to.deep.equal([]);
    expect(mounted.element.shadowRoot!.activeElement?.id).to.equal('typed-amount');
  });

  it('says what becomes of the payment that is about to be taken, and turns off', async () => {
    const mounted = await show('revoke');
    expect(text(mounted)).to.match(/The payment of \$[\d.,]+ on .+ won’t be taken/);

    byRole(mounted.element, 'button', 'Turn off autopay').click();
    await until(() => text(mounted).includes('Never miss a due date'));

    expect(sent(mounted, 'revokeAutopay')).to.have.lengthOf(1);
  });

  it('changes nothing when the customer thinks better of it, and gives the keyboard back', async () => {
    const mounted = await show('revoke');

    byRole(mounted.element, 'button', 'Keep autopay').click();
    await until(() => mounted.element.shadowRoot!.activeElement?.id === 'turn-off');

    expect(sent(mounted, 'revokeAutopay')).to.deep.equal([]);
  });

  it('begins a change from what is set', async () => {
    const mounted = await show('off');
    await edit(mounted);
    (await present(mounted, '#kind-fixed')).click();
    type(await present(mounted, '#typed-amount'), '500');
    (await present(mounted, '#review')).click();
    (await present(mounted, '#confirm')).click();
    await present(mounted, '#turn-off');
    await edit(mounted);

    expect(((await present(mounted, '#typed-amount')) as HTMLInputElement).value).to.equal(
      '500.00',
    );
    expect(text(mounted)).to.include('Change autopay');
  });

  it('forgets what was entered when the session ends', async () => {
    const mounted = await show('edit-extra');

    await mounted.client!.auth.signOut();
    await mounted.client!.auth.signIn({
      userId: 'alex.current',
      password: 'sandbox-passphrase-2026',
    });
    await drawn(mounted);

    expect(Boolean(mounted.element.shadowRoot!.querySelector('#typed-amount'))).to.equal(false);
  });

  it('says how it meets a payment that is scheduled, a change of plan and what is past due', async () => {
    const mounted = await show('notes');

    expect(text(mounted)).to.include('only what’s left is taken');
    expect(text(mounted)).to.include('Until it’s approved, autopay goes on as shown here');
    expect(text(mounted)).to.include('also takes what is past due');
  });

  it('says that the account it paid from was removed, and what to do', async () => {
    const mounted = await show('account-removed');

    expect(text(mounted)).to.include('The bank account it paid from was removed');
    expect(text(mounted)).to.include('Please make your next payment yourself');
    byRole(mounted.element, 'button', 'Set up autopay again');
  });

  it('says why it is paused and offers to set it up again', async () => {
    const mounted = await show('paused');

    expect(text(mounted)).to.include('sent two payments in a row back');
    byRole(mounted.element, 'button', 'Set up autopay again');
  });
});
