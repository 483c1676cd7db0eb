import assert from 'node:assert/strict';
import type {
  Disclosures,
  PaperCopy,
  Preferences,
  Problem,
} from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('emery.final');
  const { body: texts } = await customer.call<Disclosures>('getDisclosures');
  const refused = async (operation: string, body: object, code: string) => {
    const answer = await customer.call<Problem>(operation, { body });
    assert.deepEqual([answer.status, answer.body.code], [422, code]);
    return answer.body;
  };
  const phone = '+13125550177';

  await refused('confirmPhone', { code: '000000' }, 'code_expired');
  await refused('checkPhone', { phone, version: 'sms-1999.en' }, 'disclosure_outdated');
  await refused(
    'checkPhone',
    { phone: '+442079460000', version: texts.sms.version },
    'phone_refused',
  );
  const sent = await customer.call('checkPhone', { body: { phone, version: texts.sms.version } });
  assert.equal(sent.status, 201);
  assert.ok(!sent.text.includes(phone), 'the number is masked');
  const wrong = await refused('confirmPhone', { code: 'nnnnnn' }, 'wrong_code');
  assert.equal(wrong.triesLeft, 4);
  for (let tries = 4; tries > 0; tries -= 1) {
    await refused('confirmPhone', { code: 'nnnnnn' }, 'wrong_code');
  }
  await refused('confirmPhone', { code: 'nnnnnn' }, 'code_expired');

  const { version } = texts.paperless;
  await refused('consentToPaperless', { version, code: 'nnnnnn' }, 'code_expired');
  const { body: after } = await customer.call<Preferences>('getPreferences');
  assert.deepEqual([after.phone, after.paperless], [null, null]);

  const copy = await customer.call<PaperCopy>('orderPaperCopy', { body: { kind: 'statement' } });
  assert.equal(copy.status, 201);
  const other = await customer.call('orderPaperCopy', {
    body: { kind: 'statement', accountId: 'acct-alex-1' },
  });
  assert.equal(other.status, 404);
  const lease = await api.customer('casey.lease');
  const none = await lease.call<Problem>('orderPaperCopy', { body: { kind: 'tax' } });
  assert.deepEqual([none.status, none.body.code], [422, 'paper_unavailable']);
  const removed = await customer.call<Preferences>('removePhone');
  assert.equal(removed.body.phone, null);
  assert.equal(removed.body.etag, after.etag, 'what is not there is not taken off');
  const unpapered = await customer.call<Preferences>('withdrawPaperless');
  assert.equal(unpapered.body.etag, after.etag);
};
export default scenario;
