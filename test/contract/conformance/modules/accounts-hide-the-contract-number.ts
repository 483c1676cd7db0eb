import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();

  const { text } = await customer.call('listAccounts');

  assert.doesNotMatch(text, /contractNumber|"vin"|accountNumber|routingNumber/);
};
export default scenario;
