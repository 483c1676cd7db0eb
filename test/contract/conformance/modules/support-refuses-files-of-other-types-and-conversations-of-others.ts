import assert from 'node:assert/strict';
import type { Conversation, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer();
  const html = Buffer.from('<script>').toString('base64');
  const send = (body: object) =>
    customer.call<Problem>('sendSupportMessage', { body, key: crypto.randomUUID() });

  const file = await send({
    topic: 'other',
    body: 'See this',
    attachments: [{ name: 'statement.pdf', data: html }],
  });

  assert.equal(file.status, 422);
  assert.equal(file.body.code, 'attachment_type_refused');
  assert.equal(file.body.errors?.[0]?.pointer, '/attachments/0');

  const other = await api.customer('emery.final');
  const theirs = await other.call<Conversation>('sendSupportMessage', {
    body: { topic: 'other', body: 'Mine' },
    key: 'mine',
  });
  const { id: conversationId } = theirs.body;
  const intruded = await send({ topic: 'other', body: 'Yours?', conversationId });
  const absent = await send({ topic: 'other', body: 'Yours?', conversationId: 'cnv_none' });
  assert.equal(intruded.status, 404);
  assert.deepEqual({ ...intruded.body, requestId: '' }, { ...absent.body, requestId: '' });
  assert.equal((await customer.call('readConversation', { id: conversationId })).status, 404);
};
export default scenario;
