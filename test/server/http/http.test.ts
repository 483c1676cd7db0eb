import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { problemSchema } from '../../../sdk/contract/index.ts';
import { Customer } from '../support/customer.ts';
import { TestServer } from '../support/server.ts';

describe('the HTTP surface', () => {
  let server: TestServer;
  let alex: Customer;
  before(async () => {
    server = await TestServer.start();
    alex = await server.signIn('alex.current');
  });
  after(() => server.dispose());

  const json = { 'content-type': 'application/json' };
  const previews = '/v1/accounts/acct-alex-1/payment-previews';
  const problems: readonly (readonly [
    what: string,
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> },
    status: number,
    code: string,
  ])[] = [
    ['an unknown address', '/v1/nothing', {}, 404, 'not_found'],
    [
      'another site’s image',
      '/v1/accounts',
      { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' } },
      403,
      'unauthorized',
    ],
    ['an unknown account', '/v1/accounts/acct-nobody', {}, 404, 'not_found'],
    [
      'a method that is not for it',
      '/v1/accounts',
      { method: 'DELETE' },
      405,
      'method_not_allowed',
    ],
    [
      'a body that is not JSON',
      previews,
      { method: 'POST', body: '{"amount":', headers: json },
      400,
      'invalid_request',
    ],
    [
      'a body of another kind',
      previews,
      { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain' } },
      415,
      'invalid_request',
    ],
    ['no body', previews, { method: 'POST', headers: json }, 400, 'invalid_request'],
    [
      'a body too large',
      previews,
      { method: 'POST', body: `"${'x'.repeat(40_000)}"`, headers: json },
      413,
      'body_too_large',
    ],
    [
      'a limit out of range',
      '/v1/accounts/acct-alex-1/transactions?limit=101',
      {},
      400,
      'invalid_request',
    ],
    [
      'a limit of nothing',
      '/v1/accounts/acct-alex-1/transactions?limit=0',
      {},
      400,
      'invalid_request',
    ],
    [
      'a cursor that is none of ours',
      '/v1/accounts/acct-alex-1/transactions?cursor=abc',
      {},
      400,
      'invalid_request',
    ],
  ];
  for (const [what, path, init, status, code] of problems) {
    it(`answers ${what} with a problem document: ${status} ${code}`, async () => {
      const answer = await alex.send(path, init);

      const problem = problemSchema().parse(answer.body);
      assert.deepEqual([answer.status, problem.status, problem.code], [status, status, code]);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
      assert.equal(answer.headers.get('x-request-id'), problem.requestId);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    });
  }

  it('says which methods an address takes', async () => {
    const { headers } = await alex.send('/v1/payments/pay_1', { method: 'PUT' });

    assert.deepEqual(
      new Set(headers.get('allow')?.split(', ')),
      new Set(['GET', 'HEAD', 'DELETE']),
    );
  });

  it('asks strangers to sign in', async () => {
    const stranger = await Customer.stranger(server.origin);

    const answer = await stranger.get('/v1/accounts');

    assert.equal(answer.status, 401);
    assert.equal(answer.body['code'], 'unauthorized');
    assert.match(answer.headers.get('www-authenticate') ?? '', /^DPoP /);
    assert.ok(answer.headers.get('dpop-nonce'));
  });

  it('keeps answers of the API out of every cache, and gives each an id of its own', async () => {
    const [one, other] = [await alex.get('/v1/accounts'), await alex.get('/v1/accounts')];

    assert.equal(one.headers.get('cache-control'), 'no-store');
    assert.notEqual(one.headers.get('x-request-id'), other.headers.get('x-request-id'));
  });

  it('logs a request by its pattern, with the id of its answer', async () => {
    const { headers } = await alex.get('/v1/accounts/acct-alex-1');

    const id = headers.get('x-request-id');
    const line = server.log.find((text) => text.includes(String(id)));
    const { method, route, status } = JSON.parse(line ?? '{}') as Record<string, unknown>;
    assert.deepEqual([method, route, status], ['GET', '/v1/accounts/:id', 200]);
  });

  it('never logs a password, a token, an account number or a name', async () => {
    const canary = 'canary-6ad41f';
    const number = '741852963074';
    const spied = { headers: { 'x-canary': canary, cookie: canary } };
    await alex.send(`/v1/accounts?name=${canary}`, spied);
    await alex.send(`/v1/${canary}`, spied);
    await alex.post('/v1/payment-methods', {
      kind: 'us_bank_account',
      routingNumber: '990000013',
      accountNumber: number,
      accountType: 'checking',
      nickname: canary,
    });
    await alex.send(previews, { method: 'POST', body: `{"${canary}`, headers: json });
    await fetch(`${server.origin}/oauth/challenge`, {
      method: 'POST',
      body: new URLSearchParams({ username: canary, password: canary, client_id: 'portal' }),
    });
    await fetch(`${server.origin}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: canary,
        client_id: 'portal',
      }),
    });

    const log = server.log.join('');
    assert.ok(log.length > 0);
    for (const secret of [
      canary,
      number,
      'sandbox-passphrase-2026',
      'Alex',
      'alex.current',
      alex.token,
    ]) {
      assert.ok(!log.includes(secret), `the log holds "${secret}"`);
    }
  });

  const origins = [
    { who: 'the portal', of: () => server.origin, allowed: true },
    { who: 'a dealer', of: () => server.running.dealerOrigin, allowed: false },
    { who: 'a stranger', of: () => 'https://evil.example', allowed: false },
    { who: 'a look-alike', of: () => `${server.origin}.evil.example`, allowed: false },
    { who: 'a frame without an origin', of: () => 'null', allowed: false },
  ];
  for (const { who, of, allowed } of origins) {
    it(`${allowed ? 'lets' : 'does not let'} a page of ${who} call`, async () => {
      const origin = of();

      const preflight = await fetch(`${server.origin}/v1/accounts`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
      const call = await alex.send('/v1/accounts', { headers: { origin } });

      const expected = allowed ? origin : null;
      assert.equal(preflight.headers.get('access-control-allow-origin'), expected);
      assert.equal(call.headers.get('access-control-allow-origin'), expected);
      assert.equal(call.status, allowed ? 200 : 403);
      assert.equal(call.headers.get('access-control-allow-credentials'), null);
      if (!allowed) return;
      const exposed = new Set(call.headers.get('access-control-expose-headers')?.split(', '));
      for (const name of [
        'DPoP-Nonce',
        'WWW-Authenticate',
        'ETag',
        'Retry-After',
        'X-Request-Id',
      ]) {
        assert.ok(exposed.has(name), `${name} is not exposed`);
      }
      const headers = preflight.headers.get('access-control-allow-headers') ?? '';
      for (const name of ['Authorization', 'DPoP', 'Idempotency-Key', 'Content-Type']) {
        assert.ok(headers.includes(name), `${name} is not allowed`);
      }
    });
  }

  const failures = [
    ['/v1/accounts', {}, 401],
    ['/v1/nothing', {}, 404],
    ['/v1/accounts', { method: 'DELETE' }, 405],
  ] as const;
  for (const [path, init, status] of failures) {
    it(`lets a page that may call read a ${status}, too`, async () => {
      const { origin } = server;

      const response = await fetch(origin + path, { ...init, headers: { origin } });

      assert.equal(response.status, status);
      assert.equal(response.headers.get('access-control-allow-origin'), origin);
      assert.match(response.headers.get('access-control-expose-headers') ?? '', /WWW-Authenticate/);
    });
  }

  it('says that it lives and that it is ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      assert.equal((await fetch(server.origin + path)).status, 200);
    }
  });

  it('serves its own description', async () => {
    const response = await fetch(`${server.origin}/openapi.json`);

    const { openapi, paths } = (await response.json()) as { openapi: string; paths: object };
    assert.equal(openapi, '3.1.0');
    assert.ok(Object.keys(paths).includes('/v1/accounts'));
  });
});
