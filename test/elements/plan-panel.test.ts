import { expect } from 'chai';
import '../../src/define.ts';
import {
  type PlanPanelState,
  planPanelStates,
} from '../../src/elements/plan-panel/plan-panel.states.ts';
import type { FsPlanPanel } from '../../src/elements/plan-panel/plan-panel.ts';
import { expectAccessible, schemes, useScheme } from './axe.ts';
import { byRole } from './by-role.ts';
import { dataOf, type Mounted, mount, until } from './fixture.ts';
import {
  begin,
  choose,
  drawn,
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

const focused = ({ element }: Panel) => element.shadowRoot?.activeElement?.id;

describe('fs-plan-panel', () => {
  for (const scheme of schemes) {
    for (const state of planPanelStates) {
      it(`has no accessibility fault when ${state}, ${scheme}`, async () => {
        useScheme(scheme);
        const { element } = await show(state);

        await expectAccessible(element);
      });
    }
  }

  for (const state of planPanelStates) {
    it(`needs no sideways scrolling in a column of 280 px when ${state}`, async () => {
      const column = document.body.appendChild(document.createElement('div'));
      column.style.inlineSize = '280px';

      const { element } = await mount('fs-plan-panel', planPanelFixtures[state], column);

      expect(element.scrollWidth).to.be.at.most(280);
      expect(column.scrollWidth).to.be.at.most(280);
    });
  }

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
