import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AccountDocument, Page } from '../../../../sdk/contract/index.ts';
import type { Scenario } from '../api.ts';

const digestOf = (bytes: Uint8Array) =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

const scenario: Scenario = async (api) => {
  const customer = await api.customer('bailey.pastdue');
  const { id } = await customer.account();
  const { items, pages } = await customer.walk<AccountDocument>('listDocuments', id, 10);
  assert.ok(pages > 1);
  assert.deepEqual(
    items.map(({ date }) => date),
    items.map(({ date }) => date).sort((one, other) => (one < other ? 1 : -1)),
    'newest first',
  );
  assert.equal(new Set(items.map((one) => one.id)).size, items.length);

  const { body: taxes } = await customer.call<Page<AccountDocument>>('listDocuments', {
    id,
    query: { kind: 'tax', year: '2025' },
  });
  assert.deepEqual(
    taxes.items.map(({ kind, year }) => [kind, year]),
    [['tax', 2025]],
  );
  const wrong = await customer.call('listDocuments', { id, query: { kind: 'photo' } });
  assert.equal(wrong.status, 400);

  const [tax] = taxes.items;
  assert.ok(tax);
  const path = `/v1/documents/${tax.id}/content`;
  const whole = await customer.send(path);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  assert.equal(whole.status, 200);
  assert.equal(whole.headers.get('Content-Type'), 'application/pdf');
  assert.match(whole.headers.get('Content-Disposition') ?? '', /^attachment/);
  assert.equal(whole.headers.get('Repr-Digest'), digestOf(bytes));
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  const etag = whole.headers.get('ETag') ?? '';
  assert.match(etag, /^"[^"]+"$/, 'a strong entity tag');

  const part = await customer.send(path, { headers: { Range: 'bytes=5-104', 'If-Match': etag } });
  const some = new Uint8Array(await part.arrayBuffer());
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('Content-Range'), `bytes 5-104/${String(bytes.length)}`);
  assert.equal(part.headers.get('Content-Digest'), digestOf(some));
  assert.equal(part.headers.get('Repr-Digest'), digestOf(bytes), 'still of the whole');
  assert.deepEqual(some, bytes.slice(5, 105), 'the same bytes every time');

  const other = await customer.send(path, { headers: { 'If-Match': '"another"' } });
  assert.equal(other.status, 412);
  const beyond = await customer.send(path, { headers: { Range: 'bytes=99999999-' } });
  assert.equal(beyond.status, 416);

  assert.equal((await customer.call('readDocument', { id: tax.id })).status, 204);
  const { body: after } = await customer.call<Page<AccountDocument>>('listDocuments', {
    id,
    query: { kind: 'tax', year: '2025' },
  });
  assert.deepEqual(after.items, [{ ...tax, unread: false }]);
};
export default scenario;
