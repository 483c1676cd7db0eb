import assert from 'node:assert/strict';
import type {
  Page,
  PlanChange,
  PlanInput,
  PlanOptions,
  PlanPreview,
} from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';
import { newKey } from '../orders.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('alex.current');
  const { id, dueDate } = await customer.account();
  const body: PlanInput = { kind: 'extension', choice: 1 };
  const key = newKey();

  const options = await customer.call<PlanOptions>('getPlanOptions', { id });
  const preview = await customer.call<PlanPreview>('previewPlanChange', { id, body });
  const asked = await customer.call<PlanChange>('requestPlanChange', { id, body, key });
  const again = await customer.call<PlanChange>('requestPlanChange', { id, body, key });
  const other = { ...body, choice: 2 };
  const reused = await customer.call('requestPlanChange', { id, body: other, key });
  const without = await customer.call('requestPlanChange', { id, body });
  const change = { id: asked.body.id };
  const [signer] = asked.body.signers;
  const wrong = await customer.call('signPlanChange', { ...change, body: { name: 'Nobody' } });
  const name = signer?.name ?? '';
  const signed = await customer.call<PlanChange>('signPlanChange', { ...change, body: { name } });
  const found = await customer.call<Page<PlanChange>>('listPlanChanges', { id });
  const busy = await customer.call<PlanOptions>('getPlanOptions', { id });
  const early = await customer.call('explainPlanChange', { ...change, body: { details: 'x' } });
  const withdrawn = await customer.call<PlanChange>('withdrawPlanChange', change);
  const twice = await customer.call<PlanChange>('withdrawPlanChange', change);

  const extension = options.body.options.find(({ kind }) => kind === 'extension');
  assert.equal(extension?.eligible, true);
  assert.ok(extension.choices.includes(1));
  const [row] = preview.body.effect.rows;
  assert.equal(row?.before?.date, dueDate);
  assert.ok((row?.after?.date ?? '') > (dueDate ?? ''));
  assert.ok(preview.body.effect.interest.amount > 0);
  assert.deepEqual(asked.body.effect, preview.body.effect);
  assert.equal(asked.body.agreement, preview.body.agreement);
  assert.equal(asked.body.status, 'awaiting_signatures');
  assert.equal(again.text, asked.text);
  assert.equal(reused.body['code'], 'idempotency_key_reused');
  assert.equal(without.body['code'], 'idempotency_key_missing');
  assert.equal(wrong.body['code'], 'signature_name_mismatch');
  assert.equal(signed.body.status, 'in_review');
  assert.ok(signed.body.decideOn !== null && signed.body.signers[0]?.signedAt);
  assert.deepEqual(found.body.items[0], signed.body);
  assert.ok(busy.body.options.every(({ eligible }) => !eligible));
  assert.equal(early.body['code'], 'plan_change_closed');
  assert.equal(withdrawn.body.status, 'withdrawn');
  assert.deepEqual(twice.body, withdrawn.body);
};
export default scenario;
