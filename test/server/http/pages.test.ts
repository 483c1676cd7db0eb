import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { sendFile } from '../../../demo/server/http/files.ts';
import { TestServer } from '../support/server.ts';

describe('pages', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());

  const dealerFrame = () =>
    `/embed/frames/fs-login?client_id=northside-motors&host=${server.running.dealerOrigin}`;
  const everyPage: Record<string, [path: () => string, status: number, ancestor?: () => string]> = {
    'the portal': [() => '/', 200],
    'the portal with a way back': [() => '/?client_id=northside-motors', 200],
    'a frame': [dealerFrame, 200, () => server.running.dealerOrigin],
    'a frame that is refused': [() => '/embed/frames/fs-login?client_id=x', 403],
    'the callback': [() => '/embed/callback', 200],
    'the confirmation': [() => '/embed/confirm', 200],
    'the document’s window': [() => '/embed/document', 200],
    'a sign-in that has ended': [() => '/sign-in/x', 404],
    'an authorization request that cannot be trusted': [() => '/oauth/authorize?client_id=x', 400],
    'a way back that has ended': [() => '/oauth/authorize/x', 400],
    'an address where nothing stands': [() => '/accounts', 404],
  };
  for (const [name, [path, status, ancestor]] of Object.entries(everyPage)) {
    it(`come under a policy that allows nothing inline and no strange frames around them: ${name}`, async () => {
      const response = await fetch(server.origin + path(), { headers: { accept: 'text/html' } });

      const policy = response.headers.get('content-security-policy') ?? '';
      const directives = policy.split('; ');
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8$/);
      assert.match(policy, /script-src 'self' 'nonce-[^']{20,}'/);
      for (const directive of [
        `default-src 'none'`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `form-action 'self'`,
        `frame-ancestors ${ancestor?.() ?? `'none'`}`,
        `require-trusted-types-for 'script'`,
        `worker-src 'self'`,
        'trusted-types lit-html fs-central-worker',
      ]) {
        assert.ok(directives.includes(directive), `${directive} in ${policy}`);
      }
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.equal(response.headers.get('x-frame-options'), ancestor ? null : 'DENY');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.ok(response.headers.get('x-request-id'));
      assert.doesNotMatch(await response.text(), / style="| on\w+="|\{\{|javascript:/i);
    });
  }

  const spanish: Record<string, [path: string, words: RegExp]> = {
    'a frame that is refused': ['/embed/frames/fs-login?client_id=x', /No se puede mostrar aquí/],
    'the callback': ['/embed/callback', /Entorno de pruebas, sin dinero real/],
    'the confirmation': ['/embed/confirm', /<title>Confirmar · /],
    'the document’s window': ['/embed/document', /<title>Su documento · /],
    'a sign-in that has ended': ['/sign-in/x', /no puede continuar/],
    'an authorization request that cannot be trusted': ['/oauth/authorize?client_id=x', /no sirve/],
    'a way back that has ended': ['/oauth/authorize/x', /ha terminado/],
    'an address where nothing stands': ['/accounts', /Aquí no hay nada/],
  };
  for (const [name, [path, words]] of Object.entries(spanish)) {
    it(`speak Spanish to whom reads it first: ${name}`, async () => {
      const response = await fetch(server.origin + path, {
        headers: { accept: 'text/html', 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' },
      });

      const page = await response.text();
      assert.match(page, /<html lang="es-US">/);
      assert.match(page, words);
      assert.doesNotMatch(page, /Sandbox, no real money|>Go to /);
    });
  }

  it('speak the language that the opener names rather than the browser’s', async () => {
    const response = await fetch(`${server.origin}/embed/callback?ui_locales=es-MX`, {
      headers: { 'accept-language': 'en-US' },
    });

    assert.match(await response.text(), /<html lang="es-US">/);
  });

  it('answer programs that ask for an unknown address in their own terms', async () => {
    for (const [path, accept] of [
      ['/accounts', 'application/json'],
      ['/v1/nothing', 'text/html'],
    ] as const) {
      const response = await fetch(server.origin + path, { headers: { accept } });

      assert.equal(response.headers.get('content-type'), 'application/problem+json', path);
    }
  });

  const answers = ['/embed.js', '/assets/define.js', '/portal/portal.css', '/healthz', '/nothing'];
  for (const path of [...answers, '/oauth/jwks', '/oauth/nothing', '/v1/accounts']) {
    it(`are not all there is; ${path} is taken for what it says it is, too`, async () => {
      const response = await fetch(server.origin + path);

      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    });
  }

  for (const path of ['/', '/popup', '/redirect', '/dealer.css', '/vendor/jquery.js', '/nothing']) {
    it(`of the dealer are taken for what they say they are: ${path}`, async () => {
      const response = await fetch(server.running.dealerOrigin + path);

      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    });
  }

  it('get another nonce each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () =>
        (await fetch(`${server.origin}/`)).headers.get('content-security-policy'),
      ),
    );

    assert.notEqual(policies[0], policies[1]);
  });

  it('of the dealer link to the lender', async () => {
    const response = await fetch(`${server.running.dealerOrigin}/`);

    const html = await response.text();
    assert.ok(html.includes(`${server.origin}/`));
    assert.doesNotMatch(html, /\{\{/);
  });

  const outside = [
    '/assets/../package.json',
    '/assets/..%2Fpackage.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%5Cpackage.json',
    '/assets/',
    '/assets/%00',
    '/assets/%E0%A4%A',
    '/portal/..%2Fserver%2Fmain.ts',
    '/portal/index.html',
  ];
  for (const path of outside) {
    it(`serve nothing at ${path}`, async () => {
      const response = await fetch(server.origin + path);

      assert.equal(response.status, 404);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
    });
  }

  it('are not sent again to a browser that has them', async () => {
    const url = `${server.origin}/portal/portal.css`;
    const tag = (await fetch(url)).headers.get('etag') ?? '';

    const again = await fetch(url, { headers: { 'if-none-match': tag } });

    assert.equal(again.status, 304);
  });

  const inCodings: [path: string, accepted: string, coding: string | null][] = [
    ['/portal/portal.css', 'gzip, deflate, br, zstd', 'br'],
    ['/portal/portal.css', 'gzip, deflate', 'gzip'],
    ['/portal/portal.css', 'GZIP;q=0.8, br;q=0.2', 'gzip'],
    ['/portal/portal.css', 'br;q=0, gzip', 'gzip'],
    ['/portal/portal.css', 'br;q=0.5, identity', null],
    ['/portal/portal.css', 'identity', null],
    ['/portal/portal.css', 'zstd', null],
    ['/portal/early.js', 'br', 'br'],
    ['/portal/icon.svg', 'br', 'br'],
    ['/openapi.json', 'br', 'br'],
    ['/', 'br', 'br'],
    ['a frame', 'br', 'br'],
  ];
  for (const [name, accepted, coding] of inCodings) {
    it(`are compressed as the browser takes them: ${name} for "${accepted}"`, async () => {
      const url = server.origin + (name === 'a frame' ? dealerFrame() : name);
      const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });

      const response = await fetch(url, { headers: { 'accept-encoding': accepted } });

      assert.equal(response.headers.get('content-encoding'), coding);
      assert.equal(response.headers.get('vary'), 'accept-encoding');
      assert.equal(plain.headers.get('vary'), 'accept-encoding');
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(withoutNonce(await response.text()), withoutNonce(await plain.text()));
    });
  }

  it('are not compressed a second time where they are pictures', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fs-central-files-'));
    const file = join(folder, 'car.png');
    await writeFile(file, 'as good as new '.repeat(100));
    const site = new Hono<AppEnv>().get('/', async (c) => sendFile(c, file));

    const response = await site.request('/', { headers: { 'accept-encoding': 'br' } });

    await rm(folder, { recursive: true });
    assert.equal(response.headers.get('content-type'), 'image/png');
    assert.equal(response.headers.get('content-encoding'), null);
  });

  it('are known again by the coding that they were sent in', async () => {
    const url = `${server.origin}/portal/portal.css`;
    const [compressed, plain] = await Promise.all(
      ['br', 'identity'].map(async (coding) =>
        fetch(url, { headers: { 'accept-encoding': coding } }),
      ),
    );
    const tag = compressed?.headers.get('etag') ?? '';
    const ask = async (coding: string) =>
      fetch(url, { headers: { 'accept-encoding': coding, 'if-none-match': tag } });

    const same = await ask('br');

    assert.notEqual(tag, plain?.headers.get('etag'));
    assert.equal(same.status, 304);
    assert.equal(same.headers.get('vary'), 'accept-encoding');
    assert.equal((await ask('identity')).status, 200);
  });

  const secret = ['/v1/accounts', '/oauth/jwks', '/.well-known/openid-configuration', '/outbox'];
  for (const path of [...secret, '/embed/callback', '/sign-in/x', '/oauth/authorize?client_id=x']) {
    it(`are sent as they are where length could tell a secret: ${path}`, async () => {
      const response = await fetch(server.origin + path, { headers: { 'accept-encoding': 'br' } });

      assert.equal(response.headers.get('content-encoding'), null);
    });
  }

  it('let any host load what the build wrote, with its type', async () => {
    const response = await fetch(`${server.origin}/portal/portal.css`);
    const missing = await fetch(`${server.origin}/assets/nothing.js`);

    assert.equal(response.headers.get('content-type'), 'text/css; charset=utf-8');
    assert.equal(missing.headers.get('access-control-allow-origin'), '*');
  });
});

/** A page as it is whenever it is asked for. */
const withoutNonce = (html: string) => html.replaceAll(/nonce"?( content)?="[^"]+"/g, 'nonce');
