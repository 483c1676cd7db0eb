import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const { id } = await customer.account();

  const response = await customer.send(`/v1/accounts/${id}/payoff-letter`);

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/pdf');
  assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment\b/);
  assert.match(response.headers.get('Cache-Control') ?? '', /no-store/);
  assert.match(await response.text(), /^%PDF-/);
};
export default scenario;
