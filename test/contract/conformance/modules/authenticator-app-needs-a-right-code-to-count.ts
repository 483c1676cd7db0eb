import assert from 'node:assert/strict';
import type { AuthenticatorPage, Problem, TotpEnrolment } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('casey.lease');
  const { body: enrolment } = await customer.call<TotpEnrolment>('addTotpAuthenticator');
  assert.ok(enrolment.uri.startsWith('otpauth://totp/'), enrolment.uri);
  assert.ok(enrolment.uri.includes(enrolment.secret));

  const refused = await customer.call<Problem>('confirmTotpAuthenticator', {
    id: enrolment.id,
    body: { code: '000000' },
  });

  assert.equal(refused.status, 422);
  assert.deepEqual(refused.body.errors, [{ pointer: '/code', code: 'wrong_code' }]);
  const { body: page } = await customer.call<AuthenticatorPage>('listAuthenticators');
  assert.deepEqual(page.items, []);
};
export default scenario;
