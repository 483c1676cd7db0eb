import { expect } from 'chai';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { formatMoney } from '../../sdk/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { connect, type Connection } from '../../src/controllers/connection.ts';
import { embed } from '../../src/controllers/embedding.ts';
import { PaymentTabs, type TabPayment } from '../../src/controllers/payment-tabs.ts';
import '../../src/define.ts';
import type { FsPaymentPanel } from '../../src/elements/payment-panel/payment-panel.ts';
import { byRole } from './by-role.ts';
import { mount, type Mounted, until } from './fixture.ts';
import { drawn, enterAmount, has, part, press, review } from './payment-panel.fixtures.ts';

const lender = 'https://lender.example';
const payment: TabPayment = {
  accountId: 'acc_1',
  amount: { amount: 41_250, currency: 'USD' },
  stage: 'paying',
};

/** Another file's tests may run in this browser, too. */
const clientId = `portal-${crypto.randomUUID()}`;

const made: PaymentTabs[] = [];

function tab(connection: Connection | undefined = connect(lender, clientId)) {
  const heard: (TabPayment | undefined)[] = [];
  const host = {
    isConnected: true,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const tabs = new PaymentTabs(host, {
    connection: () => connection,
    onHeard: (paid) => heard.push(paid),
  });
  tabs.hostConnected();
  made.push(tabs);
  return { tabs, heard, host };
}

/** Long enough for what is posted to arrive, where a test is about what does not. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 100));

const scope = () => `${scopeName(lender, clientId, location.origin)}/payments`;

afterEach(() => {
  for (const tabs of made.splice(0)) {
    tabs.clear();
    tabs.hostDisconnected();
  }
  embed({ host: location.origin, page: undefined });
  document.body.replaceChildren();
});

describe('the tabs of one customer', () => {
  it('hear of a payment that one of them makes', async () => {
    const [one, other] = [tab(), tab()];
    other.tabs.ask();

    one.tabs.say(payment);

    await until(() => other.tabs.others('acc_1').length);
    expect(other.tabs.others('acc_1')).to.deep.equal([payment]);
    expect(other.tabs.others('acc_2')).to.deep.equal([]);
    expect(one.tabs.others('acc_1')).to.deep.equal([]);
  });

  it('hear of one that was made before they were opened, when they ask', async () => {
    const one = tab();
    one.tabs.say(payment);
    await quiet();
    const late = tab();

    late.tabs.ask();

    await until(() => late.tabs.others('acc_1').length);
  });

  it('know of what was paid after the tab goes on to the next payment', async () => {
    const [one, other] = [tab(), tab()];
    other.tabs.ask();
    const next: TabPayment = {
      ...payment,
      amount: { amount: 1, currency: 'USD' },
      stage: 'review',
    };

    one.tabs.say({ ...payment, stage: 'paid' });
    one.tabs.say(next);

    await until(() => other.tabs.others('acc_1').length === 2);
    expect(other.tabs.others('acc_1')).to.deep.equal([{ ...payment, stage: 'paid' }, next]);
  });

  it('are told once that figures are out of date', async () => {
    const [one, other] = [tab(), tab()];
    other.tabs.ask();
    const paid: TabPayment = { ...payment, stage: 'paid' };

    one.tabs.say(payment);
    one.tabs.say(paid);
    one.tabs.say(undefined);

    await until(() => other.heard.length === 3);
    expect(other.heard).to.deep.equal([undefined, paid, undefined]);
  });

  it('forget a review that nobody stands by any more, and keep what has no answer', async () => {
    const [one, two, asking] = [tab(), tab(), tab()];
    asking.tabs.ask();
    one.tabs.say({ ...payment, stage: 'review' });
    two.tabs.say(payment);
    await until(() => asking.tabs.others('acc_1').length === 2);
    // As tabs that end without a word.
    for (const { tabs } of [one, two]) tabs.clear();

    asking.tabs.ask();
    await quiet();

    expect(asking.tabs.others('acc_1')).to.deep.equal([payment]);
  });

  it('take back a review as their panel goes', async () => {
    const [one, other] = [tab(), tab()];
    other.tabs.ask();
    one.tabs.say({ ...payment, stage: 'review' });
    await until(() => other.tabs.others('acc_1').length);

    one.host.isConnected = false;
    one.tabs.hostDisconnected();

    await until(() => other.tabs.others('acc_1').length === 0);
  });

  it('know nothing of each other at different hosts, clients or lenders', async () => {
    const listener = tab();
    listener.tabs.ask();
    embed({ host: 'https://other.example', page: undefined });
    tab().tabs.say(payment);
    embed({ host: location.origin, page: undefined });
    tab(connect(lender, `${clientId}-2`)).tabs.say(payment);
    tab(connect('https://lender-2.example', clientId)).tabs.say(payment);
    await quiet();

    expect(listener.heard).to.deep.equal([]);
  });

  it('say an amount and an account, and nothing else', async () => {
    const said: unknown[] = [];
    const ear = new BroadcastChannel(scope());
    ear.onmessage = ({ data }) => said.push(data);

    tab().tabs.say(payment);
    await until(() => said.length);
    ear.close();

    const [{ tab: name, ...rest }] = said as [{ tab: string }];
    expect(name).to.match(/^[\da-f-]{36}$/);
    expect(rest).to.deep.equal({ says: [payment] });
  });

  const nonsense: [string, unknown][] = [
    ['nothing', undefined],
    ['a word', 'paying'],
    ['no list', { tab: 'x', says: payment }],
    [
      'an amount that is a fraction',
      { tab: 'x', says: [{ ...payment, amount: { amount: 0.5, currency: 'USD' } }] },
    ],
    [
      'a currency that is none',
      { tab: 'x', says: [{ ...payment, amount: { amount: 5, currency: '<b>' } }] },
    ],
    ['a stage of no kind', { tab: 'x', says: [{ ...payment, stage: 'stolen' }] }],
  ];
  for (const [what, message] of nonsense) {
    it(`make nothing of ${what}`, async () => {
      const { tabs, heard } = tab();
      tabs.ask();
      const mouth = new BroadcastChannel(scope());

      mouth.postMessage(message);
      await quiet();
      mouth.close();

      expect(heard).to.deep.equal([]);
    });
  }

  it('go on without a word where there is no channel', () => {
    const { BroadcastChannel: real } = globalThis;
    globalThis.BroadcastChannel = class {
      constructor() {
        throw new DOMException('denied', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel;
    try {
      const { tabs } = tab();
      tabs.say(payment);
      tabs.ask();
      expect(tabs.others('acc_1')).to.deep.equal([]);
    } finally {
      globalThis.BroadcastChannel = real;
    }
  });
});

describe('fs-payment-panel, with another tab', () => {
  const { account } = loadPersona('alex.current').accounts[0]!;
  const due = formatMoney(account.amountDue, 'en-US');

  /** A panel that hears the tabs of its own test alone, and one such tab. */
  async function withTab(): Promise<{ panel: Mounted<FsPaymentPanel>; other: PaymentTabs }> {
    const host = `https://${crypto.randomUUID()}.example`;
    embed({ host, page: undefined });
    const panel = await mount('fs-payment-panel', { signedInAs: 'alex.current' });
    await drawn(panel);
    const { tabs: other } = tab(connect(panel.client!.lender, 'portal'));
    return { panel, other };
  }

  const notice = (panel: Mounted<FsPaymentPanel>) => part(panel, '#other-tabs')?.textContent ?? '';
  const about = (stage: TabPayment['stage']): TabPayment => ({
    accountId: account.id,
    amount: account.amountDue,
    stage,
  });

  it('says so before it lets the customer confirm, and calls it a second payment', async () => {
    const { panel, other } = await withTab();
    other.say(about('paying'));
    await until(() => notice(panel));
    expect(notice(panel)).to.include(`You’re paying ${due} in another tab`);

    await review(panel);

    expect(notice(panel)).to.include(`You’re paying ${due} in another tab`);
    expect(byRole(panel.element, 'button', `Pay ${due} as well`).id).to.equal('confirm');
    expect(byRole(panel.element, 'status').textContent).to.include('Check and confirm');
  });

  it('says so of a review elsewhere, and aloud when it comes later', async () => {
    const { panel, other } = await withTab();
    await review(panel);
    expect(has(panel, '#other-tabs')).to.equal(false);

    other.say(about('review'));

    await until(() => notice(panel).includes(`You’re about to pay ${due} in another tab`));
    await until(() => byRole(panel.element, 'status').textContent.includes('another tab'));
    expect(byRole(panel.element, 'button', `Pay ${due}`).id).to.equal('confirm');
  });

  it('leaves a review whose figures are from before a payment elsewhere', async () => {
    const { panel, other } = await withTab();
    await review(panel);
    other.say(about('paying'));
    await until(() => notice(panel));
    const asked = panel.mocks.requests.length;

    other.say(about('paid'));

    await until(() => notice(panel).includes(`You paid ${due} in another tab just now`));
    await until(() => has(panel, '#review'));
    await until(() => panel.mocks.requests.length > asked);
  });

  it('tells the others what it is at, step by step', async () => {
    const { panel, other } = await withTab();
    other.ask();
    const stages = () => other.others(account.id).map(({ stage }) => stage);

    await enterAmount(panel, '10');
    await review(panel);
    await until(() => stages().join() === 'review');
    panel.mocks.override('createPayment', { network: 'after' });
    await press(panel, /^Pay /);
    await until(() => stages().join() === 'paying');
    panel.mocks.restore();
    await until(() => {
      part(panel, '.checking button')?.click();
      return stages().join() === 'paid';
    });
    expect(other.others(account.id)[0]?.amount).to.deep.equal({ amount: 1_000, currency: 'USD' });
  });

  it('forgets the other tabs at sign-out', async () => {
    const { panel, other } = await withTab();
    other.say(about('paying'));
    await until(() => notice(panel));

    await panel.client!.auth.signOut();
    await panel.client!.auth.signIn({
      userId: 'alex.current',
      password: 'sandbox-passphrase-2026',
    });
    other.clear();
    await drawn(panel);

    expect(has(panel, '#other-tabs')).to.equal(false);
  });
});
