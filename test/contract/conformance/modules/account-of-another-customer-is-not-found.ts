import assert from 'node:assert/strict';
import type { Scenario } from '../api.ts';

const reads = ['getAccount', 'listTransactions', 'getSchedule', 'getVehicle', 'listPayments'];

const scenario: Scenario = async (api) => {
  const theirs = await (await api.customer('frankie.two')).account();
  const customer = await api.customer();
  for (const operation of reads) {
    const foreign = await customer.call(operation, { id: theirs.id });
    const absent = await customer.call(operation, { id: 'acct-that-never-was' });

    assert.equal(foreign.status, 404);
    // The two must look the same, or the answer tells that the account exists.
    assert.deepEqual({ ...foreign.body, requestId: '' }, { ...absent.body, requestId: '' });
  }
};
export default scenario;
