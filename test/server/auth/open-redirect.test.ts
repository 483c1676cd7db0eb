import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Browser, type PageAnswer, RedirectClient } from './browser.ts';
import { type Harness, start } from './harness.ts';

const many = { requests: 1_000_000, seconds: 60 };

let server: Harness;
let client: RedirectClient;
before(async () => {
  server = await start({ rates: { challenge: many, token: many, pages: many } });
  client = await RedirectClient.create(server.origin);
});
after(() => server.close());

/** A plain page in words: no redirect, nothing of what was sent, and links to the lender alone. */
function assertPlainPage(answer: PageAnswer, sent: string): void {
  const said = `${sent} was answered ${answer.status} ${answer.text}`;
  assert.equal(answer.status, 400, said);
  assert.equal(answer.location, undefined, said);
  assert.equal(answer.headers.get('refresh'), null, said);
  assert.deepEqual(answer.headers.getSetCookie(), [], said);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/, said);
  assert.match(answer.text, /<h1>This sign-in link doesn’t work<\/h1>/, said);
  assert.doesNotMatch(answer.text, /<script|http-equiv|<form|onload/i, said);
  const links = [...answer.text.matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, href]) => href ?? '');
  assert.equal(links.length, 1, said);
  for (const href of links) assert.ok(href.startsWith(`${server.origin}/`), said);
  const policy = answer.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/, said);
  assert.match(policy, /frame-ancestors 'none'/, said);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', said);
  assert.equal(answer.headers.get('cache-control'), 'no-store', said);
}

const open = (more: Record<string, string | undefined>) =>
  new Browser(server.origin).open(client.url(more));

describe('a redirect URI that is not registered', () => {
  /** What others have let through, by the way it differs from the registered one. */
  const odd: Record<string, (registered: string) => string> = {
    'another host': () => 'https://evil.example/',
    'another port': (uri) => uri.replace(/:\d+/, ':1'),
    'another name of the same host': (uri) => uri.replace('localhost', '127.0.0.1'),
    'https in place of http': (uri) => uri.replace('http:', 'https:'),
    'a path below': (uri) => `${uri}/more`,
    'a slash at the end': (uri) => `${uri}/`,
    'a query': (uri) => `${uri}?next=https://evil.example`,
    'an empty query': (uri) => `${uri}?`,
    'a fragment': (uri) => `${uri}#x`,
    'an empty fragment': (uri) => `${uri}#`,
    'another case': (uri) => uri.toUpperCase(),
    'another case of the path': (uri) => uri.replace('embed', 'Embed'),
    'a way around': (uri) => uri.replace('/embed/', '/x/../embed/'),
    'an encoded slash': (uri) => uri.replace('/embed/', '/embed%2f'),
    'an encoded letter': (uri) => uri.replace('embed', '%65mbed'),
    'a name before the host': (uri) => uri.replace('localhost', 'evil.example@localhost'),
    'the host as a name': (uri) => uri.replace('//', '//localhost@evil.example/'),
    'a backslash': (uri) => uri.replace('//', '/\\evil.example\\'),
    'the host as a prefix': (uri) => uri.replace('localhost', 'localhost.evil.example'),
    'no scheme': (uri) => uri.replace('http:', ''),
    'a script': () => 'javascript:alert(1)//',
    'a document': () => 'data:text/html,<script>alert(1)</script>',
    'a blank before it': (uri) => ` ${uri}`,
    'a blank after it': (uri) => `${uri} `,
    'a line break': (uri) => `${uri}\r\nLocation: https://evil.example`,
    'a tab inside': (uri) => uri.replace('embed', 'em\tbed'),
    NUL: (uri) => `${uri}\0`,
    'nothing at all': () => '',
    'a star': () => '*',
    'the page of the portal': () => `${server.origin}/`,
    'the code of first-party sign-ins': () => 'urn:fs-central:first-party',
    markup: () => `"><script>alert(1)</script>`,
  };
  for (const [what, change] of Object.entries(odd)) {
    it(`is not followed: ${what}`, async () => {
      const uri = change(client.redirectUri);

      assertPlainPage(await open({ redirect_uri: uri }), uri);
      assertPlainPage(await open({ redirect_uri: uri, prompt: 'none' }), uri);
      assertPlainPage(await open({ redirect_uri: uri, response_mode: 'form_post' }), uri);
    });
  }

  it('is not followed where it is left out', async () => {
    assertPlainPage(await open({ redirect_uri: undefined }), 'nothing');
    assertPlainPage(await open({ redirect_uri: undefined, prompt: 'none' }), 'nothing');
  });

  it('is not followed where it stands beside the registered one', async () => {
    const evil = encodeURIComponent('https://evil.example/');
    for (const address of [
      `${client.url()}&redirect_uri=${evil}`,
      client.url().replace('?', `?redirect_uri=${evil}&`),
    ]) {
      const answer = await new Browser(server.origin).open(address);

      assert.notEqual(answer.location?.hostname, 'evil.example');
      assert.ok(!answer.text.includes('evil.example'));
    }
  });

  it('is not followed whatever it is', async () => {
    const registered = client.redirectUri;
    const piece = fc.oneof(
      fc.constantFrom(
        '//',
        '@',
        '\\',
        '#',
        '?',
        '%2e',
        '%00',
        '..',
        ';',
        ':',
        '\t',
        '\n',
        '"',
        '<',
      ),
      fc.constantFrom(
        'evil.example',
        'localhost',
        'javascript:',
        'http:',
        'https:',
        'data:',
        'urn:',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    );
    const changed = fc
      .tuple(fc.nat(registered.length), fc.nat(8), fc.array(piece, { minLength: 1, maxLength: 4 }))
      .map(
        ([at, cut, pieces]) =>
          registered.slice(0, at) + pieces.join('') + registered.slice(at + cut),
      );
    const uris = fc
      .oneof(changed, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string())
      .filter((uri) => uri !== registered);

    await fc.assert(
      fc.asyncProperty(uris, fc.constantFrom(undefined, 'none', 'login'), async (uri, prompt) => {
        assertPlainPage(await open({ redirect_uri: uri, prompt }), JSON.stringify(uri));
      }),
      {
        numRuns: Number(process.env['FC_RUNS'] ?? 300),
        ...(process.env['FC_SEED'] === undefined ? {} : { seed: Number(process.env['FC_SEED']) }),
      },
    );
  });
});

describe('a client that is not registered', () => {
  for (const id of ['nobody', '', ' ', 'Portal', 'portal\0', '<script>', '__proto__', 'portal,x']) {
    it(`gets no redirect as ${JSON.stringify(id)}`, async () => {
      assertPlainPage(await open({ client_id: id }), id);
    });
  }

  it('gets no redirect to the address of another', async () => {
    assertPlainPage(await open({ client_id: 'portal' }), 'portal');
  });
});

describe('a parameter that holds markup', () => {
  it('is not repeated', async () => {
    const markup = '"><img src=x onerror=alert(1)>';

    for (const name of ['client_id', 'redirect_uri']) {
      const answer = await open({ [name]: markup, state: markup, scope: markup });

      assert.ok(!answer.text.includes('onerror'), name);
    }
  });
});
