import assert from 'node:assert/strict';
import type { Conversation, Page, Problem, Support } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id: accountId } = await customer.account();
  const data = Buffer.from('%PDF-1.4\n').toString('base64');

  const message = {
    body: { topic: 'payoff', accountId, body: 'Where to?', attachments: [{ name: 'a.pdf', data }] },
    key: 'begun',
  };
  const begun = await customer.call<Conversation>('sendSupportMessage', message);
  const { id: conversationId } = begun.body;
  const more = await customer.call<Conversation>('sendSupportMessage', {
    body: { topic: 'payoff', conversationId, body: 'And when?' },
    key: 'more',
  });

  // Its answer was lost: what is sent again is not written again.
  const again = await customer.call<Conversation>('sendSupportMessage', message);
  const call = (input: object) => customer.call<Problem>('sendSupportMessage', input);
  const reused = await call({ ...message, body: { topic: 'other', body: 'Another' } });
  const without = await call({ body: message.body });

  assert.equal(begun.status, 201);
  assert.equal(again.headers.get('Idempotent-Replayed'), 'true');
  assert.deepEqual(again.body, begun.body);
  assert.deepEqual([reused.status, reused.body.code], [422, 'idempotency_key_reused']);
  assert.deepEqual([without.status, without.body.code], [400, 'idempotency_key_missing']);
  assert.equal(begun.body.accountId, accountId);
  assert.deepEqual(
    more.body.messages.map(({ from, body }) => [from, body]),
    [
      ['customer', 'Where to?'],
      ['customer', 'And when?'],
    ],
  );
  const [file] = more.body.messages[0]?.attachments ?? [];
  assert.deepEqual(
    { ...file, id: '' },
    { id: '', name: 'a.pdf', type: 'application/pdf', bytes: 9 },
  );
  const { body: page } = await customer.call<Page<Conversation>>('listConversations');
  assert.deepEqual(page.items[0], more.body);
  assert.equal((await customer.call('readConversation', { id: conversationId })).status, 204);
  assert.equal((await customer.call<Support>('getSupport')).body.unread, 0);
};
export default scenario;
