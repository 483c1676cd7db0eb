import assert from 'node:assert/strict';
import type { PlanOptions, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('bailey.pastdue');
  const { id } = await customer.account();
  const stranger = await api.customer('alex.current');
  const body = { kind: 'extension', choice: 1 };

  const options = await customer.call<PlanOptions>('getPlanOptions', { id });
  const behind = await customer.call<Problem>('previewPlanChange', { id, body });
  const asked = await customer.call<Problem>('requestPlanChange', { id, body, key: newKey() });
  const long = await customer.call<Problem>('previewPlanChange', {
    id,
    body: { kind: 'hardship', choice: 28 },
  });
  const others = await stranger.call('previewPlanChange', { id, body });
  const none = await customer.call('signPlanChange', { id: 'plc_none', body: { name: 'x' } });

  const extension = options.body.options.find(({ kind }) => kind === 'extension');
  assert.deepEqual(extension?.reasons, [{ code: 'past_due', until: null }]);
  for (const { status, body: problem } of [behind, asked]) {
    assert.equal(status, 422);
    assert.equal(problem.code, 'plan_not_eligible');
    assert.deepEqual(problem.errors, [{ pointer: '/kind', code: 'past_due' }]);
  }
  assert.equal(long.body.code, 'plan_choice_unknown');
  assert.equal(others.status, 404);
  assert.equal(none.status, 404);
};
export default scenario;
