import assert from 'node:assert/strict';
import type { AccountDocument, Page, Problem } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const scenario: Scenario = async (api) => {
  const owner = await api.customer('bailey.pastdue');
  const { id: accountId } = await owner.account();
  const { body: page } = await owner.call<Page<AccountDocument>>('listDocuments', {
    id: accountId,
  });
  const [document] = page.items;
  assert.ok(document);
  const other = await api.customer('casey.lease');

  for (const id of [document.id, 'doc_of_nobody']) {
    const content = await other.call<Problem>('getDocumentContent', { id });
    const read = await other.call<Problem>('readDocument', { id });
    assert.deepEqual([content.status, content.body.code], [404, 'not_found']);
    assert.equal(read.status, 404);
  }
  assert.equal((await other.call('listDocuments', { id: accountId })).status, 404);
};
export default scenario;
