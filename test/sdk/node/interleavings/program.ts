import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tabs, type Step } from './tabs.ts';

/** How many are tried, and from where on; see `interleavings.test.ts`. */
const [runs = 0, seed = 0] = process.argv.slice(2).map(Number);

const minute = 60_000;
const hour = 60 * minute;
const tab = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sign-in' as const),
      tab,
      sharedComputer: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'sign-out' as const,
        'call' as const,
        'call' as const,
        'close' as const,
        'reload' as const,
      ),
      tab,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('expire' as const),
      milliseconds: fc.constantFrom(500, 2_000, 5 * minute, 13 * hour),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end-all' as const) }) },
);

const settings = fc.record({
  count: fc.integer({ min: 2, max: 8 }),
  samePage: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
  last: tab,
});

/** Lets everything happen that was begun and waits only for its turn, then what waits for time. */
async function settle(scheduler: fc.Scheduler, { browser }: Tabs): Promise<void> {
  for (let turns = 0; ; turns += 1) {
    await macrotask();
    if (scheduler.count() > 0) await scheduler.waitNext(1);
    else if (browser.patience === undefined) return;
    else browser.pass(browser.patience);
    // Thrown, so that the seed and the steps are printed, as a time-out of the whole test would not.
    assert.ok(turns < 20_000, 'something goes on for ever');
  }
}

/** All microtasks have run then. */
const macrotask = () => new Promise((resolve) => setImmediate(resolve));

/** What holds whenever nothing is under way. */
async function inspect(scheduler: fc.Scheduler, tabs: Tabs, steps: readonly Step[]): Promise<void> {
  assert.equal(tabs.waiting, 0, 'a call never comes to an end');
  assert.ok(!tabs.states.includes('restoring'));
  assert.deepEqual(tabs.lender.stolen, [], 'a token was used with a key that is not its own');
  if (steps.every((one) => one.do === 'call' || (one.do === 'sign-in' && !one.sharedComputer))) {
    assert.ok(tabs.keys.recorded.size <= 1, 'two keys were made');
  }

  assert.deepEqual(tabs.lender.leftOpen, [], 'a sign-in outlived the sign-out after it');

  tabs.lender.recalled.length = 0;
  const asked = tabs.sessions();
  await settle(scheduler, tabs);

  assert.deepEqual(tabs.lender.recalled, [], 'a tab was still in a session that was given back');
  for (const session of await asked) {
    assert.ok(!session || !tabs.lender.revoked.has(session), `${String(session)} came back`);
  }
}

/** A sign-out is the end of it, and the next sign-in is for all. */
async function endAndBeginAgain(scheduler: fc.Scheduler, tabs: Tabs, at: number): Promise<void> {
  tabs.begin({ do: 'sign-out', tab: at });
  await settle(scheduler, tabs);

  assert.deepEqual(new Set(tabs.states), new Set(['signed-out']));
  assert.equal(tabs.remembers, false, 'something is left in storage');
  const left = tabs.sessions();
  await settle(scheduler, tabs);
  assert.deepEqual(new Set(await left), new Set([undefined]));

  tabs.begin({ do: 'sign-in', tab: at, sharedComputer: false });
  await settle(scheduler, tabs);

  assert.deepEqual(new Set(tabs.states), new Set(['signed-in']));
  assert.equal(tabs.keys.stored, true);
  assert.equal(tabs.keys.recorded.size, 1);
  const begun = tabs.sessions();
  await settle(scheduler, tabs);
  assert.equal(new Set(await begun).size, 1, 'the tabs are not in one session');
  assert.equal(tabs.waiting, 0);
}

const property = fc.asyncProperty(
  settings,
  fc.scheduler(),
  async ({ count, samePage, steps, last }, scheduler) => {
    const tabs = new Tabs((label) => scheduler.schedule(Promise.resolve(), label), count, samePage);
    try {
      scheduler.scheduleSequence(
        steps.map((one) => ({
          label: JSON.stringify(one),
          builder: async () => {
            tabs.begin(one);
          },
        })),
      );
      await settle(scheduler, tabs);
      await inspect(scheduler, tabs, steps);
      await endAndBeginAgain(scheduler, tabs, last % count);
    } finally {
      tabs.end();
    }
  },
);
await fc.assert(property, { numRuns: runs, seed, includeErrorInReport: true });
// Told apart from a program that came to its end because nothing was left to wait for.
console.log(`${String(runs)} ended well`);
