import { expect } from 'chai';
import {
  isApiError,
  isContractError,
  isSignInError,
  type AuthState,
  type ContractError,
  type SignInError,
} from '../../sdk/index.ts';
import {
  deferred,
  json,
  LenderDouble,
  problem,
  rejection,
  until,
} from './support/lender-double.ts';

const credentials = { userId: 'alex.current', password: 'sandbox-passphrase-2026' };

describe('auth.signIn', () => {
  let lender: LenderDouble;
  beforeEach(() => {
    lender = new LenderDouble();
  });

  it('sends the challenge and redeems its code with the verifier that belongs to it', async () => {
    const client = lender.client({ clientId: 'portal', storage: 'memory' });

    const step = await client.auth.signIn(credentials);

    expect(step).to.deep.equal({ status: 'signed-in' });
    const [challenge, redemption] = lender.requests;
    expect(challenge!.path).to.equal('/oauth/challenge');
    expect(Object.fromEntries(challenge!.form)).to.include({
      response_type: 'code',
      client_id: 'portal',
      code_challenge_method: 'S256',
      username: credentials.userId,
      password: credentials.password,
    });
    expect(challenge!.form.get('scope')!.split(' ')).not.to.include('openid');
    expect(redemption!.path).to.equal('/oauth/token');
    expect(Object.fromEntries(redemption!.form)).to.include({
      grant_type: 'authorization_code',
      client_id: 'portal',
      code: 'code-1',
    });
    expect(redemption!.form.has('redirect_uri')).to.equal(false);
    const verifier = new TextEncoder().encode(redemption!.form.get('code_verifier')!);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', verifier));
    const expected = btoa(String.fromCharCode(...digest));
    expect(challenge!.form.get('code_challenge')).to.equal(
      expected.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    );
    client.close();
  });

  it('proves every step with one key', async () => {
    const client = await lender.signedIn();

    await client.accounts.list();

    // Where that took more than a second, the browser has introduced itself meanwhile.
    const steps = lender.requests.filter(({ path }) => path !== '/v1/devices');
    const keys = steps.map(({ proofHeader }) => JSON.stringify(proofHeader.jwk));
    expect(keys).to.have.length(3);
    expect(new Set(keys).size).to.equal(1);
    expect(lender.requests[0]!.proofHeader).to.include({ typ: 'dpop+jwt', alg: 'ES256' });
    expect(lender.requests[0]!.proofHeader.jwk).not.to.have.property('d');
    client.close();
  });

  it('sends no cookies, and the password in one request alone', async () => {
    const client = await lender.signedIn();

    await client.accounts.list();

    expect(lender.requests.map((sent) => sent.credentials)).to.deep.equal(['omit', 'omit', 'omit']);
    const withPassword = lender.requests.filter(({ body }) => body.includes('a-password'));
    expect(withPassword.map(({ path }) => path)).to.deep.equal(['/oauth/challenge']);
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('a-password');
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('access-1');
    client.close();
  });

  it('gives a further step as a step, not as an error', async () => {
    const body = {
      error: 'insufficient_authorization',
      auth_session: 'state',
      challenge: { kind: 'email_code' },
    };
    lender.on('POST /oauth/challenge', json(body, { status: 403 }));
    const client = lender.client();

    const step = await client.auth.signIn(credentials);

    expect(step).to.deep.equal({ status: 'challenge', challenge: { kind: 'email_code' } });
    expect(client.auth.state.status).not.to.equal('signed-in');
    client.close();
  });

  const refusals: [string, Response, Partial<SignInError>][] = [
    [
      'a wrong password',
      json({ error: 'invalid_grant', request_id: 'r-1' }, { status: 400 }),
      { code: 'invalid_grant', status: 400, requestId: 'r-1' },
    ],
    [
      'a lockout',
      json({ error: 'access_denied', locked_until: '2026-11-23T08:00:00Z' }, { status: 403 }),
      { code: 'access_denied', lockedUntil: '2026-11-23T08:00:00Z' },
    ],
    [
      'too many tries',
      json({ error: 'temporarily_unavailable', retry_after: 60 }, { status: 429 }),
      { code: 'temporarily_unavailable', retryAfter: 60 },
    ],
    [
      'too many tries, said by the header alone',
      json({ error: 'temporarily_unavailable' }, { status: 429, headers: { 'Retry-After': '7' } }),
      { code: 'temporarily_unavailable', retryAfter: 7 },
    ],
  ];
  for (const [name, answer, expected] of refusals) {
    it(`tells ${name} by its code, and asks only once`, async () => {
      lender.on('POST /oauth/challenge', answer);
      const client = lender.client();

      const error = await rejection(client.auth.signIn(credentials));

      expect(isSignInError(error)).to.equal(true);
      expect(error).to.include(expected);
      expect(JSON.stringify(error) + String(error)).not.to.contain(credentials.password);
      expect(lender.requests).to.have.length(1);
      expect((await client.auth.ready).status).to.equal('signed-out');
      client.close();
    });
  }

  it('takes a problem document from something in front of the sign-in as it is', async () => {
    lender.on('POST /oauth/challenge', problem(503, 'unavailable'));
    const client = lender.client();

    const error = await rejection(client.auth.signIn(credentials));

    expect(isApiError(error)).to.equal(true);
    expect(error).to.include({ code: 'unavailable', requestId: 'req-1' });
    expect(lender.requests).to.have.length(1);
    client.close();
  });

  it('refuses a token that is not bound to its key', async () => {
    lender.on('POST /oauth/token', () => lender.tokens({ token_type: 'Bearer' }));
    const client = lender.client();

    const error = await rejection(client.auth.signIn(credentials));

    expect(isContractError(error)).to.equal(true);
    expect((error as ContractError).path).to.equal('token_type');
    client.close();
  });

  it('stops with the native AbortError of the caller', async () => {
    const never = deferred<Response>();
    lender.on('POST /oauth/challenge', never.promise);
    const client = lender.client();
    const controller = new AbortController();

    const signingIn = client.auth.signIn(credentials, { signal: controller.signal });
    controller.abort();

    const error = await rejection(signingIn);
    expect(error).to.be.instanceOf(DOMException);
    expect((error as DOMException).name).to.equal('AbortError');
    client.close();
  });

  it('does not count when somebody signed out meanwhile, and gives its tokens back', async () => {
    const answer = deferred<Response>();
    lender.on('POST /oauth/token', answer.promise);
    const client = lender.client();

    const signingIn = client.auth.signIn(credentials);
    await until(() => lender.to('POST /oauth/token').length === 1);
    await client.auth.signOut();
    answer.resolve(lender.tokens());

    const error = await rejection(signingIn);
    expect((error as Error).name).to.equal('AbortError');
    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    await until(() => lender.to('POST /oauth/revoke').length === 1);
    client.close();
  });

  it('lets one of two sign-ins at once count, and gives the tokens of the other back', async () => {
    const client = lender.client();

    const steps = await Promise.allSettled([
      client.auth.signIn(credentials),
      client.auth.signIn(credentials),
    ]);

    expect(steps.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(client.auth.state.status).to.equal('signed-in');
    await until(() => lender.to('POST /oauth/revoke').length === 1);
    client.close();
  });

  it('replaces a session that is still being restored', async () => {
    const clientId = crypto.randomUUID();
    (await lender.signedIn({ clientId })).close();
    lender.on('POST /oauth/token', () => lender.tokens({ refresh_token: 'refresh-2' }));
    const client = lender.client({ clientId });

    const step = await client.auth.signIn(credentials);

    expect(step).to.deep.equal({ status: 'signed-in' });
    await until(() => lender.to('POST /oauth/revoke').length === 1);
    expect(lender.requests.at(-1)!.form.get('token')).to.equal('refresh-1');
    client.close();
  });

  it('revokes the session that a new sign-in replaces', async () => {
    lender.on('POST /oauth/token', () => lender.tokens({ refresh_token: crypto.randomUUID() }));
    const client = await lender.signedIn();

    await client.auth.signIn(credentials);

    await until(() => lender.to('POST /oauth/revoke').length === 1);
    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });
});

describe('auth.state', () => {
  it('goes from restoring to signed out, in and out again, and tells each change once', async () => {
    const lender = new LenderDouble();
    const client = lender.client();
    const states: AuthState[] = [];
    client.auth.subscribe((state) => states.push(state));

    expect(client.auth.state).to.deep.equal({ status: 'restoring' });
    await client.auth.ready;
    await client.auth.signIn(credentials);
    await client.auth.signOut();

    expect(states).to.deep.equal([
      { status: 'signed-out' },
      { status: 'signed-in' },
      { status: 'signed-out', reason: 'signed-out' },
    ]);
    client.close();
  });

  it('tells the next listener when one throws, whose error surfaces as uncaught', async () => {
    const original = globalThis.queueMicrotask;
    const uncaught: (() => void)[] = [];
    globalThis.queueMicrotask = (task) => uncaught.push(task);
    const client = new LenderDouble().client();
    const states: AuthState[] = [];
    client.auth.subscribe(() => {
      throw new Error('a fault of the page');
    });
    client.auth.subscribe((state) => states.push(state));

    await client.auth.ready;
    globalThis.queueMicrotask = original;

    expect(states).to.deep.equal([{ status: 'signed-out' }]);
    expect(uncaught).to.have.length(1);
    expect(uncaught[0]).to.throw('a fault of the page');
    client.close();
  });

  it('tells nothing more after unsubscribing', async () => {
    const client = new LenderDouble().client();
    await client.auth.ready;
    const states: AuthState[] = [];
    const stop = client.auth.subscribe((state) => states.push(state));

    stop();
    await client.auth.signIn(credentials);

    expect(states).to.deep.equal([]);
    client.close();
  });
});

describe('auth.signOut', () => {
  it('forgets at once and revokes the refresh token', async () => {
    const lender = new LenderDouble();
    const client = await lender.signedIn();

    const done = client.auth.signOut();

    expect(client.auth.state).to.deep.equal({ status: 'signed-out', reason: 'signed-out' });
    await done;
    const [revocation] = lender.to('POST /oauth/revoke');
    expect(revocation!.form.get('token')).to.equal('refresh-1');
    client.close();
  });

  it('forgets also offline, and does not reject', async () => {
    const lender = new LenderDouble();
    lender.on('POST /oauth/revoke', () => {
      throw new TypeError('Failed to fetch');
    });
    const clientId = crypto.randomUUID();
    const client = await lender.signedIn({ clientId });

    await client.auth.signOut();
    client.close();

    const reloaded = lender.client({ clientId });
    expect(await reloaded.auth.ready).to.deep.equal({ status: 'signed-out' });
    reloaded.close();
  });

  it('does not wait for ever for a server that says nothing', async () => {
    const lender = new LenderDouble();
    lender.on('POST /oauth/revoke', deferred<Response>().promise);
    const client = await lender.signedIn({ timeout: 100 });

    await client.auth.signOut();

    expect(client.auth.state.status).to.equal('signed-out');
    client.close();
  });
});
