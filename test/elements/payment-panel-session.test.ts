import { expect } from 'chai';
import { SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import '../../src/define.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { byRole, field, type } from './by-role.ts';
import { mount, type Mounted, until } from './fixture.ts';
import { confirm, drawn, enter, has, openEntry, part, press } from './payment-panel.fixtures.ts';

type Panel = Mounted<FsPaymentPanel>;

let last: Panel | undefined;

afterEach(async () => {
  await last?.client?.auth.signOut();
  await last?.element.updateComplete;
  last = undefined;
  document.body.replaceChildren();
  sessionStorage.clear();
});

const text = ({ element }: Panel) => element.shadowRoot!.textContent.replace(/\s+/g, ' ');

/** The question for a second factor, while there is one. */
const question = () =>
  [...document.body.children].find(
    (one): one is HTMLElement => one.shadowRoot?.querySelector('dialog.dialog') != null,
  );

/** A lender that wants a second factor before it takes a bank account. */
async function addAccount(): Promise<Panel> {
  const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
  await drawn(panel);
  panel.mocks.override('addPaymentMethod', { status: 401, code: 'step_up_required', times: 1 });
  await openEntry(panel);
  await enter(panel, '#routingNumber', '123456780');
  await enter(panel, '#accountNumber', '000123456789');
  await press(panel, 'Add account');
  return panel;
}

describe('fs-payment-panel, and a second factor before a bank account is added', () => {
  it('asks for it, and adds the account with what was typed once it is right', async () => {
    const panel = await addAccount();
    const dialog = await until(question);
    await until(() => dialog.shadowRoot!.querySelector('#answer'));
    expect(byRole(dialog, 'heading', 'Confirm it’s you')).to.exist;
    expect(panel.client!.auth.state.status).to.equal('signed-in');

    type(field(dialog, 'Code'), '123456');
    byRole(dialog, 'button', 'Continue').click();

    await until(() => !has(panel, '.entry'));
    expect(text(panel)).to.include('6789');
    expect(Boolean(question())).to.equal(false);
  });

  it('adds nothing where the customer declines, and keeps what was typed', async () => {
    const panel = await addAccount();
    const dialog = await until(question);

    byRole(dialog, 'button', 'Cancel').click();
    await until(() => !question() && !has(panel, '.entry .spinner'));

    expect(field(panel.element, 'Routing number').value).to.equal('123456780');
    expect(has(panel, '.entry .notice')).to.equal(false);
  });

  it('takes the question away when the panel leaves the page', async () => {
    const panel = await addAccount();
    await until(question);

    panel.element.remove();

    await until(() => !question());
  });
});

describe('fs-payment-panel, on a computer that others use', () => {
  /** A payment whose answer is lost, on a shared computer. */
  async function unanswered(): Promise<Panel> {
    const panel = (last = await mount('fs-payment-panel', {}));
    const credentials = { userId: 'alex.current', password: SANDBOX_PASSPHRASE };
    await panel.client!.auth.signIn({ ...credentials, sharedComputer: true });
    await drawn(panel);
    panel.mocks.override('createPayment', { network: 'after' });
    await confirm(panel);
    await until(() => has(panel, '.checking'));
    return panel;
  }

  it('keeps a payment without an answer out of every storage', async () => {
    await unanswered();

    expect(Object.keys(sessionStorage)).to.deep.equal([]);
    expect(Object.keys(localStorage).filter((key) => key.includes('payment'))).to.deep.equal([]);
  });

  it('leaves nothing of it on the page after sign-out', async () => {
    const panel = await unanswered();

    await panel.client!.auth.signOut();
    await panel.element.updateComplete;

    expect(text(panel)).to.not.match(/\$\d/);
  });

  it('shows the payment that arrived before another can be made, after the next sign-in', async () => {
    const panel = await unanswered();
    await panel.client!.auth.signOut();
    panel.mocks.restore();
    panel.mocks.override('listPayments', { set: { 'items.0.status': 'processing' } });

    await panel.client!.auth.signIn({ userId: 'alex.current', password: SANDBOX_PASSPHRASE });
    const notice = await until(() => part(panel, '.under-way'));

    expect(notice.textContent).to.match(/\$[\d,.]+ from .* is on its way/);
    expect(has(panel, '.checking')).to.equal(false);
  });
});
