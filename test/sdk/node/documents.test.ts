import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient, type PartialContent } from '../../../sdk/index.ts';
import { createMocks } from '../../../sdk/mocks/index.ts';

const MB = 1_000_000;

/** How a lender sends a document: what it does wrong, by the number of the request for its content. */
interface Sending {
  size: number;
  /** Answers in place of the usual one; undefined for the usual one. */
  instead?: (at: number, request: Request) => Response | Error | undefined;
  ranges?: boolean;
}

const digestOf = (bytes: Uint8Array) =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

/** Bytes of a document too large to keep: those from one place to another, made when they are asked for. */
function bytesOf(first: number, last: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(last - first + 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (first + at) % 251;
  return bytes;
}

/** A client, signed in, whose lender sends the content of every document so. */
async function lenderSending({ size, instead, ranges = true }: Sending) {
  const mocks = createMocks();
  const asked: Request[] = [];
  let etag = '"first"';
  const send = (request: Request): Response => {
    const wanted = request.headers.get('If-Match');
    if (wanted !== null && wanted !== etag) return problem(412, 'version_mismatch');
    const [, from = '0', to = '0'] =
      /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('Range') ?? '') ?? [];
    const first = ranges ? Number(from) : 0;
    const last = ranges ? Math.min(Number(to), size - 1) : size - 1;
    const bytes = bytesOf(first, last);
    const whole = bytes.length === size;
    return new Response(bytes, {
      status: ranges ? 206 : 200,
      headers: {
        'Content-Type': 'text/html',
        ETag: etag,
        'Content-Digest': digestOf(bytes),
        // Of all of it; too large to be made here where it is not asked for at once.
        'Repr-Digest': whole ? digestOf(bytes) : 'sha-256=:AAAA:',
        ...(ranges && { 'Content-Range': `bytes ${first}-${last}/${size}` }),
      },
    });
  };
  const client = createClient({
    lender: mocks.lender,
    clientId: 'portal',
    storage: 'memory',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/content')) return mocks.fetch(request);
      asked.push(request);
      const other = instead?.(asked.length, request);
      if (other instanceof Error) throw other;
      return other ?? send(request);
    },
  });
  await client.auth.signIn({ userId: 'alex.current', password: 'sandbox-passphrase-2026' });
  const change = (name: string) => (etag = name);
  return { client, asked, change, rangeOf: (at: number) => asked[at]?.headers.get('Range') };
}

const problem = (status: number, code: string) =>
  Response.json(
    { type: 'about:blank', title: 'No', status, code, requestId: 'req_1' },
    { status, headers: { 'Content-Type': 'application/problem+json', 'X-Request-Id': 'req_1' } },
  );

/** A body that stops in the middle, as of a connection that was lost. */
function cutOff(): Response {
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(new Uint8Array(1000));
      sent = true;
    },
  });
  return new Response(body, { status: 206, headers: { ETag: '"first"' } });
}

const equalToWhole = async (blob: Blob, size: number) =>
  assert.ok(Buffer.from(await blob.arrayBuffer()).equals(bytesOf(0, size - 1)));

describe('a document’s content', () => {
  it('comes in parts that grow, with progress, and is a PDF whatever it is said to be', async () => {
    const size = 2.5 * MB;
    const { client, rangeOf } = await lenderSending({ size });
    const seen: [number, number][] = [];

    const blob = await client.documents.content('doc_1', {
      onProgress: (received, total) => seen.push([received, total]),
    });

    assert.equal(blob.type, 'application/pdf');
    await equalToWhole(blob, size);
    assert.equal(rangeOf(0), 'bytes=0-262143');
    assert.equal(rangeOf(1), 'bytes=262144-524287');
    assert.deepEqual(seen.at(-1), [size, size]);
    assert.ok(seen.every(([received], at) => received > (seen[at - 1]?.[0] ?? 0)));
  });

  it('of less than a part is checked as a whole', async () => {
    const { client, asked } = await lenderSending({ size: 40_000 });

    await equalToWhole(await client.documents.content('doc_1'), 40_000);

    assert.equal(asked.length, 1);
  });

  it('that is cut off once is asked for again by itself, the same part', async () => {
    const { client, rangeOf } = await lenderSending({
      size: MB,
      instead: (at) => (at === 2 ? cutOff() : undefined),
    });

    await equalToWhole(await client.documents.content('doc_1'), MB);

    assert.equal(rangeOf(1), rangeOf(2));
  });

  it('that stays cut off fails, and goes on from there when it is tried again', async () => {
    let down = true;
    const { client, asked, rangeOf } = await lenderSending({
      size: MB,
      instead: (at) => (down && at > 2 ? new TypeError('Failed to fetch') : undefined),
    });
    const kept: PartialContent = {};

    await assert.rejects(client.documents.content('doc_1', { kept }), { name: 'NetworkError' });
    const here = kept.parts?.reduce((bytes, part) => bytes + part.size, 0);
    assert.equal(here, 524_288);
    down = false;
    const before = asked.length;
    await equalToWhole(await client.documents.content('doc_1', { kept }), MB);

    assert.equal(rangeOf(before), 'bytes=524288-1048575');
    assert.equal(asked[before]?.headers.get('If-Match'), '"first"');
  });

  it('that has changed meanwhile is begun anew', async () => {
    let down = true;
    const { client, asked, rangeOf, change } = await lenderSending({
      size: MB,
      instead: (at) => (down && at > 1 ? new TypeError('Failed to fetch') : undefined),
    });
    const kept: PartialContent = {};
    await assert.rejects(client.documents.content('doc_1', { kept }));
    down = false;
    change('"second"');
    const before = asked.length;

    await equalToWhole(await client.documents.content('doc_1', { kept }), MB);

    assert.equal(rangeOf(before + 1), 'bytes=0-262143');
    assert.equal(kept.etag, '"second"');
  });

  it('that changes all the time is given up', async () => {
    const { client, asked } = await lenderSending({
      size: MB,
      instead: (_, request) =>
        request.headers.has('If-Match') ? problem(412, 'version_mismatch') : undefined,
    });

    await assert.rejects(client.documents.content('doc_1'), { status: 412 });

    assert.equal(asked.length, 4);
  });

  for (const [name, spoil] of [
    ['another digest', (headers: Headers) => headers.set('Content-Digest', 'sha-256=:AAAA:')],
    ['no digest', (headers: Headers) => headers.delete('Content-Digest')],
    ['another place', (headers: Headers) => headers.set('Content-Range', 'bytes 0-9/1000000')],
    ['no place', (headers: Headers) => headers.delete('Content-Range')],
  ] as const) {
    it(`with ${name} is refused, and what was right before it is kept`, async () => {
      let bad = true;
      const { client } = await lenderSending({
        size: MB,
        instead: (at) => {
          if (!bad || at !== 2) return undefined;
          const bytes = bytesOf(262_144, 524_287);
          const headers = new Headers({
            ETag: '"first"',
            'Content-Digest': digestOf(bytes),
            'Content-Range': 'bytes 262144-524287/1000000',
          });
          spoil(headers);
          return new Response(bytes, { status: 206, headers });
        },
      });
      const kept: PartialContent = {};

      await assert.rejects(client.documents.content('doc_1', { kept }), {
        name: 'ContractError',
        code: 'contract_error',
      });
      assert.deepEqual(
        kept.parts?.map((part) => part.size),
        [262_144],
      );
      bad = false;
      await equalToWhole(await client.documents.content('doc_1', { kept }), MB);
    });
  }

  it('whose bytes are not those of its digest is refused', async () => {
    const bytes = bytesOf(0, 9_999);
    const { client } = await lenderSending({
      size: 10_000,
      instead: () => {
        const spoilt = bytes.slice();
        spoilt[5] = 255;
        return new Response(spoilt, {
          status: 206,
          headers: { 'Repr-Digest': digestOf(bytes), 'Content-Range': 'bytes 0-9999/10000' },
        });
      },
    });

    await assert.rejects(client.documents.content('doc_1'), { path: 'Repr-Digest' });
  });

  it('of a server without parts comes at once', async () => {
    const { client, asked } = await lenderSending({ size: 600_000, ranges: false });

    await equalToWhole(await client.documents.content('doc_1'), 600_000);

    assert.equal(asked.length, 1);
  });

  it('that is gone is not found', async () => {
    const { client } = await lenderSending({ size: 1, instead: () => problem(404, 'not_found') });

    await assert.rejects(client.documents.content('doc_1'), { code: 'not_found', status: 404 });
  });

  it('can be given up at any moment, with the reason that was given', async () => {
    const { client, asked } = await lenderSending({ size: 50 * MB });
    const controller = new AbortController();
    const reason = new DOMException('enough', 'AbortError');

    const coming = client.documents.content('doc_1', {
      signal: controller.signal,
      onProgress: (received) => {
        if (received > MB) controller.abort(reason);
      },
    });

    await assert.rejects(coming, (error) => error === reason);
    const then = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(asked.length, then, 'nothing is asked for afterwards');
  });

  it('of 200 MB takes no memory but for a few parts, beside the blob that it becomes', async () => {
    const size = 200 * MB;
    const server = createServer((request, response) => {
      const [, from = '0', to = '0'] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const [first, last] = [Number(from), Math.min(Number(to), size - 1)];
      const bytes = bytesOf(first, last);
      response.writeHead(206, {
        ETag: '"large"',
        'Content-Range': `bytes ${first}-${last}/${size}`,
        'Content-Digest': digestOf(bytes),
      });
      // In pieces, as a network has them.
      for (let at = 0; at < bytes.length; at += 65_536) {
        response.write(bytes.subarray(at, at + 65_536));
      }
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const mocks = createMocks();
    const client = createClient({
      lender: mocks.lender,
      clientId: 'portal',
      storage: 'memory',
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (!request.url.endsWith('/content')) return mocks.fetch(request);
        const range = request.headers.get('Range') ?? '';
        return fetch(`http://127.0.0.1:${port}/`, { headers: { range } });
      },
    });
    await client.auth.signIn({ userId: 'alex.current', password: 'sandbox-passphrase-2026' });
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let most = -Infinity;

    const blob = await client.documents.content('doc_large', {
      onProgress: (received) => {
        if (received % (16 * 1_048_576) > 1_048_576) return;
        collect();
        most = Math.max(most, process.memoryUsage().arrayBuffers - before - received);
      },
    });

    server.close();
    assert.equal(blob.size, size);
    assert.ok(Number.isFinite(most), 'the progress was told');
    // A browser has blobs outside of the page, and on its disk; Node counts what they hold among its buffers.
    // Among them what the server has yet to send; holding all of it once more would be 200 MB.
    assert.ok(most < 80 * MB, `${(most / MB).toFixed(1)} MB of buffers`);
    console.log(`200 MB were fetched with at most ${(most / MB).toFixed(1)} MB beside the blob`);
    const part = new Uint8Array(await blob.slice(123_456_789, 123_456_799).arrayBuffer());
    assert.deepEqual(part, bytesOf(123_456_789, 123_456_798));
  });
});
