import assert from 'node:assert/strict';
import * as DPoP from 'dpop';
import { after, before, describe, it } from 'node:test';
import { errors } from 'oidc-provider';
import { createAdapter, hashToken } from '../../../demo/server/auth/adapter.ts';
import { Agent } from './agent.ts';
import { type Harness, start } from './harness.ts';
import { hour, later, minute } from './later.ts';

let server: Harness;
before(async () => {
  server = await start();
});
after(() => server.close());

async function codeFor(agent: Agent): Promise<string> {
  const answer = await agent.challenge('alex.test');
  return String(answer.body['authorization_code']);
}

describe('a code', () => {
  it('is redeemed once for opaque tokens bound to the key', async () => {
    const agent = await Agent.create(server.origin);

    const answer = await agent.redeem(await codeFor(agent));

    assert.equal(answer.status, 200);
    assert.equal(answer.body['token_type'], 'DPoP');
    assert.equal(answer.body['expires_in'], 300);
    assert.equal(answer.body['scope'], 'accounts payments profile');
    assert.equal(answer.body['id_token'], undefined);
    for (const name of ['access_token', 'refresh_token']) {
      assert.match(String(answer.body[name]), /^[\w-]{43}$/);
    }
  });

  it('is refused the second time, and the session it opened ends', async () => {
    const agent = await Agent.create(server.origin);
    const code = await codeFor(agent);
    const first = await agent.redeem(code);

    const second = await agent.redeem(code);
    const call = await agent.call(String(first.body['access_token']));

    assert.equal(second.status, 400);
    assert.equal(second.body['error'], 'invalid_grant');
    assert.equal(call.status, 401);
  });

  it('is redeemed by one of ten requests at once', async () => {
    const agent = await Agent.create(server.origin);
    const code = await codeFor(agent);

    const answers = await Promise.all(Array.from({ length: 10 }, () => agent.redeem(code)));

    const statuses = answers.map((answer) => answer.status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.equal(statuses.filter((status) => status === 400).length, 9);
  });

  const refusals: readonly [string, (agent: Agent, code: string) => Promise<unknown>][] = [
    [
      'another key',
      async (agent) => {
        agent.key = await DPoP.generateKeyPair('ES256');
      },
    ],
    [
      'another verifier',
      async (agent) => {
        Object.assign(agent, { verifier: (await Agent.create(server.origin)).verifier });
      },
    ],
    [
      'another client',
      (agent) => Promise.resolve(Object.assign(agent, { clientId: 'northside-motors' })),
    ],
  ];
  for (const [what, change] of refusals) {
    it(`is refused to ${what}`, async () => {
      const agent = await Agent.create(server.origin);
      const code = await codeFor(agent);
      await change(agent, code);

      const answer = await agent.redeem(code);

      assert.equal(answer.status, 400);
      assert.equal(answer.body['error'], 'invalid_grant');
      assert.ok(answer.body['request_id']);
    });
  }

  it('is refused without a proof', async () => {
    const agent = await Agent.create(server.origin);
    const form = {
      grant_type: 'authorization_code',
      client_id: 'portal',
      code: await codeFor(agent),
      code_verifier: agent.verifier,
    };

    const answer = await agent.sendWith(undefined, '/oauth/token', { method: 'POST', form });

    assert.equal(answer.body['error'], 'invalid_grant');
  });

  it('is refused with a redirect_uri that it was not issued for', async () => {
    const agent = await Agent.create(server.origin);
    const form = {
      grant_type: 'authorization_code',
      client_id: 'portal',
      code: await codeFor(agent),
      code_verifier: agent.verifier,
      redirect_uri: `${server.origin}/`,
    };

    const answer = await agent.send('/oauth/token', { form });

    assert.equal(answer.body['error'], 'invalid_grant');
  });

  it('is good for 60 seconds', async () => {
    const agent = await Agent.create(server.origin);
    const [early, late] = [await codeFor(agent), await codeFor(agent)];

    const intime = await later(58_000, () => agent.redeem(early));
    const overdue = await later(61_000, () => agent.redeem(late));

    assert.equal(intime.status, 200);
    assert.equal(overdue.body['error'], 'invalid_grant');
  });

  it('is not a password grant in disguise', async () => {
    const agent = await Agent.create(server.origin);

    const answer = await agent.send('/oauth/token', {
      form: { grant_type: 'password', client_id: 'portal', username: 'alex.test', password: 'x' },
    });

    assert.equal(answer.body['error'], 'unsupported_grant_type');
  });
});

describe('a refresh token', () => {
  it('is not rotated: it works again and again, and all at once', async () => {
    const agent = await Agent.create(server.origin);
    const { refreshToken } = await agent.signIn('alex.test');

    const answers = [
      await agent.refresh(refreshToken),
      await agent.refresh(refreshToken),
      ...(await Promise.all([1, 2, 3].map(() => agent.refresh(refreshToken)))),
    ];

    for (const answer of answers) {
      assert.equal(answer.status, 200);
      assert.equal(answer.body['refresh_token'], refreshToken);
      const call = await agent.call(String(answer.body['access_token']));
      assert.equal(call.status, 200);
    }
  });

  it('is refused to another key and to another client', async () => {
    const agent = await Agent.create(server.origin);
    const { refreshToken } = await agent.signIn('alex.test');
    const otherKey = await Agent.create(server.origin);
    const otherClient = await Agent.create(server.origin, 'northside-motors');
    otherClient.key = agent.key;

    for (const thief of [otherKey, otherClient]) {
      const answer = await thief.refresh(refreshToken);

      assert.equal(answer.status, 400);
      assert.equal(answer.body['error'], 'invalid_grant');
    }
    assert.equal((await agent.refresh(refreshToken)).status, 200);
  });

  it('ends 12 hours after the sign-in, however often it was used', async () => {
    const agent = await Agent.create(server.origin);
    const { refreshToken } = await agent.signIn('alex.test');

    const early = await later(12 * hour - minute, () => agent.refresh(refreshToken));
    const late = await later(12 * hour + minute, () => agent.refresh(refreshToken));

    assert.equal(early.status, 200);
    assert.equal(late.body['error'], 'invalid_grant');
  });

  it('is stored by its hash alone, as is the access token', async () => {
    const agent = await Agent.create(server.origin);
    const tokens = await agent.signIn('alex.test');

    const rows = JSON.stringify(await server.db.selectFrom('oidc_models').selectAll().execute());

    assert.ok(rows.includes('"RefreshToken"'));
    assert.ok(!rows.includes(tokens.refreshToken));
    assert.ok(!rows.includes(tokens.accessToken));
  });
});

describe('an access token', () => {
  it('is good for 5 minutes', async () => {
    const agent = await Agent.create(server.origin);
    const { accessToken } = await agent.signIn('alex.test');

    const early = await later(5 * minute - 5000, () => agent.call(accessToken));
    const late = await later(5 * minute + 1000, () => agent.call(accessToken));

    assert.equal(early.status, 200);
    assert.equal(late.status, 401);
  });

  it('is refused to another key', async () => {
    const agent = await Agent.create(server.origin);
    const { accessToken } = await agent.signIn('alex.test');
    const thief = await Agent.create(server.origin);

    const answer = await thief.call(accessToken);

    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^DPoP error="invalid_token"/);
  });

  for (const kind of ['accessToken', 'refreshToken'] as const) {
    it(`stops working at the next call once the ${kind === 'accessToken' ? 'access' : 'refresh'} token is revoked`, async () => {
      const agent = await Agent.create(server.origin);
      const tokens = await agent.signIn('alex.test');
      const other = await Agent.create(server.origin);
      const elsewhere = await other.signIn('alex.test');
      assert.equal((await agent.call(tokens.accessToken)).status, 200);

      const revoked = await agent.revoke(tokens[kind]);

      assert.equal(revoked.status, 200);
      assert.equal((await agent.call(tokens.accessToken)).status, 401);
      assert.equal((await agent.refresh(tokens.refreshToken)).body['error'], 'invalid_grant');
      assert.equal((await other.call(elsewhere.accessToken)).status, 200);
    });
  }

  it('opens nothing when a refresh wrote it while the session was ending', async () => {
    const agent = await Agent.create(server.origin);
    const { accessToken, refreshToken } = await agent.signIn('alex.test');
    const written = await server.db
      .selectFrom('oidc_models')
      .selectAll()
      .where('id', '=', hashToken(accessToken))
      .executeTakeFirstOrThrow();
    await agent.revoke(refreshToken);
    await server.db
      .insertInto('oidc_models')
      .values({ ...written, payload: JSON.stringify(written.payload) })
      .execute();

    const answer = await agent.call(accessToken);

    assert.equal(answer.status, 401);
  });

  it('does what its scopes say and no more', async () => {
    const [reader, payer] = [await Agent.create(server.origin), await Agent.create(server.origin)];
    const { accessToken: reading } = await reader.signIn('alex.test', {}, 'accounts');
    const { accessToken: paying } = await payer.signIn('alex.test', {}, 'accounts payments');

    const refused = await reader.call(reading, '/v1/pay', 'POST');
    const sessions = await reader.call(reading, '/v1/sessions');
    const paid = await payer.call(paying, '/v1/pay', 'POST');

    for (const [answer, scope] of [
      [refused, 'payments'],
      [sessions, 'profile'],
    ] as const) {
      assert.equal(answer.status, 403);
      assert.equal(answer.body['code'], 'insufficient_scope');
      assert.equal(
        answer.headers.get('www-authenticate'),
        `DPoP error="insufficient_scope", scope="${scope}"`,
      );
    }
    assert.equal(paid.status, 204);
  });

  it('survives a restart of the server, and so do nonces and signing keys', async () => {
    const agent = await Agent.create(server.origin);
    const { accessToken, refreshToken } = await agent.signIn('alex.test');
    const jwks = () => fetch(`${server.origin}/oauth/jwks`).then((answer) => answer.text());
    const keysBefore = await jwks();
    const proof = await agent.proof('/v1/who', 'GET', accessToken);

    await server.restart();
    const call = await agent.sendWith(proof, '/v1/who', { method: 'GET', accessToken });
    const refreshed = await agent.refresh(refreshToken);

    assert.equal(call.status, 200);
    assert.equal(refreshed.status, 200);
    assert.equal(await jwks(), keysBefore);
    assert.ok(keysBefore.includes('"ES256"') && !keysBefore.includes('"d"'));
  });
});

// The provider looks first and writes afterwards, so two requests can both have looked.
describe("the provider's store", () => {
  it('lets one of two consume a code', async () => {
    const codes = createAdapter(server.db, 'AuthorizationCode');
    await codes.upsert('code', { kind: 'AuthorizationCode' }, 60);

    const consumed = await Promise.allSettled([codes.consume('code'), codes.consume('code')]);

    const refused = consumed.filter((one) => one.status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(refused[0]?.reason instanceof errors.InvalidGrant);
  });

  it('takes one of two equal proofs', async () => {
    const proofs = createAdapter(server.db, 'ReplayDetection');
    const note = () => proofs.upsert('proof', { kind: 'ReplayDetection' }, 60);

    const taken = await Promise.allSettled([note(), note()]);

    const refused = taken.filter((one) => one.status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(refused[0]?.reason instanceof errors.InvalidGrant);
  });

  it('finds nothing that has expired', async () => {
    const grants = createAdapter(server.db, 'Grant');
    await grants.upsert('grant', { kind: 'Grant', uid: 'uid' }, 60);

    const [early, late] = [
      await later(minute - 1000, () => grants.find('grant')),
      await later(minute + 1000, () => grants.find('grant')),
    ];

    assert.equal(early?.jti, 'grant');
    assert.equal(late, undefined);
    assert.ok(await grants.findByUid('uid'));
    assert.equal(await later(minute + 1000, () => grants.findByUid('uid')), undefined);
  });
});
