import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestServer } from '../support/server.ts';

describe('pages', () => {
  let server: TestServer;
  before(async () => (server = await TestServer.start()));
  after(() => server.dispose());

  it('come under a policy that allows nothing inline and no frames around them', async () => {
    const response = await fetch(`${server.origin}/`);

    const policy = response.headers.get('content-security-policy') ?? '';
    assert.equal(response.status, 200);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'nonce-[^']{20,}'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /object-src 'none'/);
    assert.match(policy, /base-uri 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.match(policy, /trusted-types lit-html$/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

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

  it('let any host load what the build wrote, with its type', async () => {
    const response = await fetch(`${server.origin}/portal/portal.css`);
    const missing = await fetch(`${server.origin}/assets/nothing.js`);

    assert.equal(response.headers.get('content-type'), 'text/css; charset=utf-8');
    assert.equal(missing.headers.get('access-control-allow-origin'), '*');
  });
});
