import assert from 'node:assert/strict';
import type { Page, PlanChange, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const jamie = await api.customer('jamie.joint');
  const robin = await api.customer('robin.cosigner');
  const stranger = await api.customer('alex.current');
  const { id } = await jamie.account();
  const ask = async () => {
    const body = { kind: 'extension', choice: 1 };
    return (await jamie.call<PlanChange>('requestPlanChange', { id, body, key: newKey() })).body;
  };
  const shared = async (caller = robin) =>
    (await caller.call<Page<PlanChange>>('listSharedPlanChanges')).body.items;

  const asked = await ask();
  const [own, other] = asked.signers;
  const byJamie = { id: asked.id, body: { name: own?.name ?? '' } };
  const byRobin = { id: asked.id, body: { name: other?.name ?? '' } };
  const early = await robin.call('signPlanChange', byRobin);
  const unseen = await shared();
  const half = await jamie.call<PlanChange>('signPlanChange', byJamie);
  const again = await jamie.call<PlanChange>('signPlanChange', byJamie);
  const seen = await shared();
  const foreign = [
    await stranger.call('signPlanChange', byRobin),
    await stranger.call('refusePlanChange', { id: asked.id }),
    await jamie.call('refusePlanChange', { id: asked.id }),
    await robin.call('withdrawPlanChange', { id: asked.id }),
    await robin.call('explainPlanChange', { id: asked.id, body: { details: 'x' } }),
    await robin.call('listPlanChanges', { id }),
  ];
  const wrong = await robin.call<Problem>('signPlanChange', { id: asked.id, body: byJamie.body });
  const whole = await robin.call<PlanChange>('signPlanChange', byRobin);
  const late = await robin.call<Problem>('refusePlanChange', { id: asked.id });
  await jamie.call('withdrawPlanChange', { id: asked.id });

  const second = await ask();
  await jamie.call('signPlanChange', { ...byJamie, id: second.id });
  const refused = await robin.call<PlanChange>('refusePlanChange', { id: second.id });
  const twice = await robin.call<PlanChange>('refusePlanChange', { id: second.id });
  const after = await robin.call<Problem>('signPlanChange', { ...byRobin, id: second.id });
  const of = await jamie.call<Page<PlanChange>>('listPlanChanges', { id });

  assert.deepEqual([own?.role, other?.role], ['customer', 'co_borrower']);
  assert.equal(early.status, 404);
  assert.ok(!unseen.some((one) => one.id === asked.id));
  assert.equal(half.body.status, 'awaiting_signatures');
  assert.deepEqual(again.body, half.body);
  assert.deepEqual(seen[0], half.body);
  for (const { status } of foreign) assert.equal(status, 404);
  assert.deepEqual(await shared(stranger), []);
  assert.equal(wrong.body.code, 'signature_name_mismatch');
  assert.equal(whole.body.status, 'in_review');
  assert.ok(whole.body.decideOn !== null && whole.body.signers.every(({ signedAt }) => signedAt));
  assert.equal(late.body.code, 'plan_change_closed');
  assert.equal(refused.body.status, 'declined');
  assert.equal(refused.body.reason, 'co_borrower_declined');
  assert.equal(refused.body.events.at(-1)?.kind, 'co_borrower_declined');
  assert.deepEqual(twice.body, refused.body);
  assert.equal(after.body.code, 'plan_change_closed');
  assert.deepEqual(of.body.items[0], refused.body);
  assert.deepEqual((await shared())[0], refused.body);
};
export default scenario;
