import assert from 'node:assert/strict';
import type { Conversation, Page, Support } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const customer = await api.customer('frankie.two');
  const { id: accountId } = await customer.account();
  const data = Buffer.from('%PDF-1.4\n').toString('base64');

  const begun = await customer.call<Conversation>('sendSupportMessage', {
    body: { topic: 'payoff', accountId, body: 'Where to?', attachments: [{ name: 'a.pdf', data }] },
  });
  const { id: conversationId } = begun.body;
  const more = await customer.call<Conversation>('sendSupportMessage', {
    body: { topic: 'payoff', conversationId, body: 'And when?' },
  });

  assert.equal(begun.status, 201);
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
