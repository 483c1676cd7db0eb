import { expect } from 'chai';
import '../../src/define.ts';
import {
  type PlanPanelState,
  planPanelStates,
} from '../../src/elements/plan-panel/plan-panel.states.ts';
import type { FsPlanPanel } from '../../src/elements/plan-panel/plan-panel.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { pressKey, startBefore, tabTo, typeKeys } from './by-keyboard.ts';
import { byRole } from './by-role.ts';
import { dataOf, type Mounted, mount, signIn, until } from './fixture.ts';
import {
  begin,
  choose,
  drawn,
  cosign,
  planPanelFixtures,
  present,
  review,
  sign,
  type,
} from './plan-panel.fixtures.ts';

afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

type Panel = Mounted<FsPlanPanel>;

const show = (state: PlanPanelState) => mount('fs-plan-panel', planPanelFixtures[state]);

const text = ({ element }: Panel) =>
  (element.shadowRoot?.querySelector('.card')?.textContent ?? '').replace(/\s+/g, ' ');

const sent = ({ mocks }: Panel, wanted: string) =>
  mocks.requests.filter(({ operation }) => operation === wanted);

const status = ({ element }: Panel) =>
  element.shadowRoot?.querySelector('[role=status]')?.textContent;

const focused = ({ element }: Panel) => element.shadowRoot?.activeElement?.id;

describe('fs-plan-panel', () => {
  holdsInEveryState('fs-plan-panel', planPanelStates, planPanelFixtures);

  it('says why something is not possible, and from when it is', async () => {
    const mounted = await show('not-eligible');

    expect(text(mounted)).to.include('A payment is past due.').and.include('March 2, 2027');
    expect(mounted.element.shadowRoot!.querySelectorAll('.options button').length).to.equal(1);
  });

  it('shows every payment before and after, the interest and the text to sign', async () => {
    const mounted = await show('review');
    const rows = () => mounted.element.shadowRoot!.querySelectorAll('tbody tr').length;
    const short = rows();
    byRole(mounted.element, 'button', /Show all \d+ payments/).click();
    await until(() => rows() > short);

    const [{ body } = { body: '' }] = sent(mounted, 'previewPlanChange');

    expect(JSON.parse(body)).to.deep.include({ kind: 'extension', choice: 1 });
    expect(rows()).to.equal(46);
    expect(text(mounted)).to.match(/More interest until the end \$\d+\.\d\d/);
    expect(text(mounted)).to.include('Typing my name is my signature.');
    expect(focused(mounted)).to.equal('view-title');
  });

  it('asks once and signs, tells the page without a word of it, and shows where it stands', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.options);
    const events: Event[] = [];
    mounted.element.addEventListener('fs-plan-requested', (event) => events.push(event));

    await sign(mounted);
    await present(mounted, '#status');

    expect(sent(mounted, 'requestPlanChange').length).to.equal(1);
    expect(sent(mounted, 'signPlanChange').length).to.equal(1);
    expect(events.length).to.equal(1);
    expect(dataOf(events[0]!)).to.deep.equal([]);
    expect(text(mounted)).to.include('We’re looking at it').and.include('November 18');
    await until(() =>
      mounted.element.shadowRoot
        ?.querySelector('[role=status]')
        ?.textContent.includes('signed and sent'),
    );
  });

  it('keeps one key through a lost answer, and one request through a wrong name', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.options);
    await review(mounted);
    mounted.mocks.override('requestPlanChange', { network: 'after', times: 1 });
    type(await present(mounted, '#name'), 'Somebody Else');
    (await present(mounted, '#sign')).click();
    await present(mounted, '#name-error');
    const keys = () =>
      new Set(
        sent(mounted, 'requestPlanChange').map(({ headers }) => headers.get('Idempotency-Key')),
      );
    expect(focused(mounted)).to.equal('name');
    // The first answer was lost, the second came.
    expect(sent(mounted, 'requestPlanChange').length).to.equal(2);

    type(await present(mounted, '#name'), 'alex current');
    (await present(mounted, '#sign')).click();
    await present(mounted, '#status');

    expect(keys().size).to.equal(1);
    expect(sent(mounted, 'requestPlanChange').length).to.equal(2);
  });

  it('goes back from a wrong name to the request, which waits to be signed', async () => {
    const mounted = await show('wrong-name');

    byRole(mounted.element, 'button', 'Back').click();
    const sign = await present(mounted, '#to-sign');
    expect(sent(mounted, 'signPlanChange').length).to.equal(1);

    sign.click();
    type(await present(mounted, '#name'), 'Alex Current');
    (await present(mounted, '#sign')).click();
    await present(mounted, '#status');
    expect(sent(mounted, 'requestPlanChange').length).to.equal(1);
  });

  it('has another text than was shown signed only once it was shown', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.options);
    const agreement = 'I ask the lender to move my payments, by other dates.';
    await review(mounted);
    mounted.mocks.override('requestPlanChange', { set: { agreement } });
    type(await present(mounted, '#name'), 'Alex Current');
    (await present(mounted, '#sign')).click();

    await present(mounted, '#anew');
    expect(sent(mounted, 'signPlanChange').length).to.equal(0);
    expect(text(mounted)).to.include('This has changed meanwhile').and.include(agreement);
    expect(focused(mounted)).to.equal('anew');
    const name = await present(mounted, '#name');
    expect((name as HTMLInputElement).value).to.equal('');

    type(name, 'Alex Current');
    (await present(mounted, '#sign')).click();
    await present(mounted, '#status');

    expect(sent(mounted, 'signPlanChange').length).to.equal(1);
    expect(sent(mounted, 'requestPlanChange').length).to.equal(1);
  });

  it('says what to type where nothing was typed, and sends nothing', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.review);

    (await present(mounted, '#sign')).click();
    await present(mounted, '#name-error');

    expect(sent(mounted, 'requestPlanChange').length).to.equal(0);
    expect(focused(mounted)).to.equal('name');
  });

  it('goes on with what was asked for and not signed', async () => {
    const mounted = await show('awaiting');

    (await present(mounted, '#to-sign')).click();
    await present(mounted, '#name');

    expect(text(mounted)).to.include('I ask the lender to move my payments.');
    expect(sent(mounted, 'requestPlanChange').length).to.equal(0);
  });

  it('withdraws after a question, and offers the options again', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures['in-review']);
    (await present(mounted, '#withdraw')).click();
    expect((await present(mounted, '#question')).textContent).to.include('Withdraw this request?');

    (await present(mounted, '#confirm-withdraw')).click();
    await present(mounted, '#begin-extension');

    expect(text(mounted)).to.include('Withdrawn');
    expect(sent(mounted, 'withdrawPlanChange').length).to.equal(1);
  });

  it('tells the lender what it asked for, and not nothing', async () => {
    const mounted = await show('info-needed');

    (await present(mounted, '#tell')).click();
    await present(mounted, '#details-error');
    expect(sent(mounted, 'explainPlanChange').length).to.equal(0);
    type(await present(mounted, '#details'), 'I lost my job.');
    (await present(mounted, '#tell')).click();
    await until(() => sent(mounted, 'explainPlanChange').length === 1);

    expect(JSON.parse(sent(mounted, 'explainPlanChange')[0]!.body)).to.deep.equal({
      details: 'I lost my job.',
    });
  });

  it('sends the day that was chosen', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.options);
    await begin(mounted, 'due_date');

    choose(await present(mounted, '#choice'), '21');
    (await present(mounted, '#preview')).click();
    await present(mounted, '#sign');

    expect(JSON.parse(sent(mounted, 'previewPlanChange')[0]!.body)).to.deep.include({
      kind: 'due_date',
      choice: 21,
    });
    expect(text(mounted)).to.include('Due on day 21 of the month');
  });

  it('waits for the co-borrower once the customer has signed, and says for whom', async () => {
    const mounted = await mount('fs-plan-panel', {
      ...planPanelFixtures.options,
      signedInAs: 'jamie.joint',
    });

    await sign(mounted, 'Jamie Joint');
    await present(mounted, '#status');

    expect(text(mounted)).to.include('Robin Cosigner has to sign it, too, by November 24.');
    expect(text(mounted)).to.include('Robin Cosigner (co-borrower): not signed yet');
    expect(mounted.element.shadowRoot!.querySelector('#to-sign') === null).to.equal(true);
    await until(() => status(mounted)?.includes('We’ve asked Robin Cosigner to sign, too.'));
  });

  it('has the co-borrower sign what the customer signed', async () => {
    const mounted = await mount('fs-plan-panel', {
      ...planPanelFixtures.options,
      signedInAs: 'jamie.joint',
    });
    const { client } = mounted;
    const { items } = await client!.accounts.list();
    const asked = await client!.plans.request(
      items[0]!.id,
      { kind: 'extension', choice: 1 },
      { idempotencyKey: crypto.randomUUID() },
    );
    await client!.plans.sign(asked.id, { name: 'Jamie Joint' });
    await client!.auth.signOut();
    await signIn(client!, 'robin.cosigner');
    const events: Event[] = [];
    mounted.element.addEventListener('fs-plan-requested', (event) => events.push(event));
    (await present(mounted, `#to-sign-${asked.id}`)).click();
    await present(mounted, '#name');
    expect(text(mounted)).to.include(asked.agreement);
    expect(focused(mounted)).to.equal('view-title');

    type(await present(mounted, '#name'), 'Jamie Joint');
    (await present(mounted, '#sign')).click();
    await present(mounted, '#name-error');
    type(await present(mounted, '#name'), 'Robin Cosigner');
    (await present(mounted, '#sign')).click();
    await until(() => status(mounted)?.includes('We’ll tell you both'));

    expect(text(mounted)).to.include('We’re looking at it').and.include('November 18');
    expect(sent(mounted, 'requestPlanChange').length).to.equal(1);
    expect(events.length).to.equal(0);
    expect(focused(mounted)).to.equal('view-title');
  });

  it('lets a co-borrower decline after a question, and think again', async () => {
    const mounted = await show('refusing');
    expect(focused(mounted)).to.equal('question');
    byRole(mounted.element, 'button', 'Back').click();
    await present(mounted, '#refuse-plc_1');
    expect(sent(mounted, 'refusePlanChange').length).to.equal(0);
    await until(() => focused(mounted) === 'refuse-plc_1');

    (await present(mounted, '#refuse-plc_1')).click();
    mounted.mocks.override('refusePlanChange', { status: 503, code: 'unavailable', times: 1 });
    (await present(mounted, '#confirm-refuse')).click();
    await present(mounted, '#failure');
    await until(() => focused(mounted) === 'failure');
    mounted.mocks.override('refusePlanChange', { status: 422, code: 'plan_change_closed' });
    (await present(mounted, '#confirm-refuse')).click();
    await until(() => sent(mounted, 'refusePlanChange').length === 2);

    expect(text(mounted)).to.include('That ends the request, and we tell Jamie Joint so.');
  });

  it('goes back from the text of another’s change without signing it', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures['to-cosign']);
    await cosign(mounted);

    byRole(mounted.element, 'button', 'Back').click();
    await present(mounted, '#to-sign-plc_1');

    expect(sent(mounted, 'signPlanChange').length).to.equal(0);
    expect(focused(mounted)).to.equal('view-title');
  });

  it('keeps what was begun when it is moved in the page, and gives it up when it is taken out', async () => {
    const mounted = await mount('fs-plan-panel', planPanelFixtures.review);
    const { element, mocks } = mounted;
    mocks.override('requestPlanChange', { delay: 'infinite' });
    type(await present(mounted, '#name'), 'Alex Current');
    (await present(mounted, '#sign')).click();
    await until(() => sent(mounted, 'requestPlanChange').length === 1);

    document.body.append(document.createElement('main'));
    document.querySelector('main')!.append(element);
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    const busy = () => element.shadowRoot!.querySelector('#sign')?.getAttribute('aria-disabled');
    expect(busy()).to.equal('true');
    expect(text(mounted)).to.include('What you sign');

    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
    await present(mounted, '#begin-extension');
    expect(element.shadowRoot!.querySelector('#sign') === null).to.equal(true);
  });

  it('is worked by the keyboard alone: asked for, looked at, signed and withdrawn', async () => {
    const mounted = await show('options');
    startBefore(mounted.element);
    for (const kind of ['due_date', 'extension']) await tabTo(`#begin-${kind}`);
    await pressKey('Enter');
    await present(mounted, '#choice');
    await until(() => focused(mounted) === 'view-title');
    await tabTo('#choice');
    await tabTo('#preview');
    await pressKey('Enter');
    await present(mounted, '#sign');
    await until(() => focused(mounted) === 'view-title');
    await tabTo('#show-all');
    await pressKey('Enter');
    await until(() => focused(mounted) === 'view-title');
    await tabTo('#name');
    await typeKeys('Alex Current');
    // As from any field of a form.
    await pressKey('Enter');
    await present(mounted, '#status');
    await until(() => focused(mounted) === 'view-title');
    await tabTo('#withdraw');
    await pressKey('Enter');
    await until(() => focused(mounted) === 'question');
    await tabTo('#confirm-withdraw');
    await pressKey('Enter');

    await present(mounted, '#begin-extension');
    await until(() => focused(mounted) === 'view-title');
  });

  it('gives the keyboard back where a form is left', async () => {
    const mounted = await show('form-due-date');
    await tabTo('#preview');
    await tabTo('.actions .button.quiet');
    await pressKey('Enter');

    await until(() => focused(mounted) === 'begin-due_date');
  });

  it('keeps nothing of what was begun for another account', async () => {
    const mounted = await mount('fs-plan-panel', {
      ...planPanelFixtures.options,
      signedInAs: 'frankie.two',
    });
    await begin(mounted, 'extension');

    mounted.element.accountId = 'acct-frankie-2';
    await present(mounted, '#begin-extension');
    await drawn(mounted);

    expect(mounted.element.shadowRoot!.querySelector('#choice') === null).to.equal(true);
  });
});
