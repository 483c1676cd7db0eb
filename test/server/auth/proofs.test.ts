import assert from 'node:assert/strict';
import { createHash, hkdfSync } from 'node:crypto';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type GenerateKeyPairResult,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { after, before, describe, it, mock } from 'node:test';
import { Agent, type Answer, type Tokens } from './agent.ts';
import { type Harness, start } from './harness.ts';

let server: Harness;
let agent: Agent;
let tokens: Tokens;
let key: GenerateKeyPairResult;
let jwk: JWK;
before(async () => {
  server = await start();
  agent = await Agent.create(server.origin);
  key = await generateKeyPair('ES256', { extractable: true });
  jwk = await exportJWK(key.publicKey);
  agent.key = key;
  tokens = await agent.signIn('alex.test');
});
after(() => server.close());

/** Where proofs are taken: the path, what is sent, and how a refusal looks. */
interface Place {
  readonly path: string;
  readonly method: string;
  send(proof: string | undefined): Promise<Answer>;
  errorOf(answer: Answer): string | undefined;
  readonly status: number;
}

const places: Record<string, Place> = {
  'the challenge': {
    path: '/oauth/challenge',
    method: 'POST',
    send: (proof) =>
      agent.sendWith(proof, '/oauth/challenge', {
        method: 'POST',
        form: agent.challengeForm('alex.test'),
      }),
    errorOf: (answer) => answer.body['error'] as string,
    status: 400,
  },
  'the token endpoint': {
    path: '/oauth/token',
    method: 'POST',
    send: (proof) =>
      agent.sendWith(proof, '/oauth/token', {
        method: 'POST',
        form: {
          grant_type: 'refresh_token',
          client_id: 'portal',
          refresh_token: tokens.refreshToken,
        },
      }),
    errorOf: (answer) => answer.body['error'] as string,
    status: 400,
  },
  'the API': {
    path: '/v1/who',
    method: 'GET',
    send: (proof) =>
      agent.sendWith(proof, '/v1/who', { method: 'GET', accessToken: tokens.accessToken }),
    errorOf: (answer) => /error="(\w+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1],
    status: 401,
  },
};

interface Forgery {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  sign?: CryptoKey | Uint8Array;
}

async function forge(place: Place, { claims, header, sign }: Forgery = {}): Promise<string> {
  const payload = {
    jti: crypto.randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    htm: place.method,
    htu: server.origin + place.path,
    nonce: await freshNonce(),
    ath: createHash('sha256').update(tokens.accessToken).digest('base64url'),
    ...claims,
  };
  const known = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null));
  return new SignJWT(known)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(sign ?? key.privateKey);
}

async function freshNonce(): Promise<string> {
  const response = await fetch(`${server.origin}/v1/who`, { headers: { authorization: 'DPoP x' } });
  return String(response.headers.get('dpop-nonce'));
}

for (const [where, place] of Object.entries(places)) {
  describe(`a proof at ${where}`, () => {
    it('is taken when it matches', async () => {
      const answer = await place.send(await forge(place));

      assert.equal(answer.status, 200);
    });

    it('is taken with a clock that is a day wrong, thanks to the nonce', async () => {
      const iat = Math.floor(Date.now() / 1000) + 24 * 60 * 60;

      const answer = await place.send(await forge(place, { claims: { iat } }));

      assert.equal(answer.status, 200);
    });

    it('is taken once', async () => {
      const proof = await forge(place);
      const first = await place.send(proof);

      const second = await place.send(proof);

      assert.equal(first.status, 200);
      assert.equal(second.status, place.status);
    });

    it('is taken once of ten at the same time', async () => {
      const proof = await forge(place);

      const answers = await Promise.all(Array.from({ length: 10 }, () => place.send(proof)));

      assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    });

    const altered: readonly [string, Forgery | (() => Promise<Forgery>), string][] = [
      ['another method', { claims: { htm: 'PUT' } }, 'invalid_dpop_proof'],
      ['no method', { claims: { htm: null } }, 'invalid_dpop_proof'],
      ['another path', { claims: { htu: 'http://localhost/v1/payments' } }, 'invalid_dpop_proof'],
      ['no address', { claims: { htu: null } }, 'invalid_dpop_proof'],
      ['no jti', { claims: { jti: null as never } }, 'invalid_dpop_proof'],
      ['no iat', { claims: { iat: null as never } }, 'invalid_dpop_proof'],
      ['no nonce', { claims: { nonce: null } }, 'use_dpop_nonce'],
      ['an invented nonce', { claims: { nonce: 'x'.repeat(43) } }, 'use_dpop_nonce'],
      ['another type', { header: { typ: 'JWT' } }, 'invalid_dpop_proof'],
      [
        "another key's signature",
        async () => ({ sign: (await generateKeyPair('ES256')).privateKey }),
        'invalid_dpop_proof',
      ],
      [
        'the private key in its header',
        async () => ({ header: { jwk: await exportJWK(key.privateKey) } }),
        'invalid_dpop_proof',
      ],
      [
        'another algorithm',
        async () => {
          const pair = await generateKeyPair('ES384');
          return {
            header: { alg: 'ES384', jwk: await exportJWK(pair.publicKey) },
            sign: pair.privateKey,
          };
        },
        'invalid_dpop_proof',
      ],
      [
        'a shared secret for a key',
        {
          header: { alg: 'HS256', jwk: { kty: 'oct', k: 'c2VjcmV0' } },
          sign: Buffer.from('secret'),
        },
        'invalid_dpop_proof',
      ],
    ];
    for (const [what, forgery, error] of altered) {
      it(`is refused with ${what}`, async () => {
        const made = typeof forgery === 'function' ? await forgery() : forgery;

        const answer = await place.send(await forge(place, made));

        assert.equal(answer.status, place.status);
        assert.equal(place.errorOf(answer), error);
        if (error === 'use_dpop_nonce') assert.ok(answer.headers.get('dpop-nonce'));
      });
    }

    it('is refused when it is no proof at all', async () => {
      for (const proof of ['x', 'a.b.c']) {
        const answer = await place.send(proof);

        assert.equal(answer.status, place.status);
        assert.equal(place.errorOf(answer), 'invalid_dpop_proof');
      }
    });

    it('is refused with a nonce of six minutes ago', async () => {
      const proof = await forge(place);
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 6 * 60 * 1000 });

      const answer = await place.send(proof).finally(() => mock.timers.reset());

      if (where === 'the API') assert.equal(answer.status, 401);
      assert.equal(place.errorOf(answer), 'use_dpop_nonce');
    });
  });
}

describe('a proof at the API', () => {
  const place = places['the API']!;

  it('is refused with the hash of another token or none', async () => {
    const other = createHash('sha256').update('another').digest('base64url');
    for (const ath of [other, null]) {
      const answer = await place.send(await forge(place, { claims: { ath } }));

      assert.equal(answer.status, 401);
      assert.equal(place.errorOf(answer), 'invalid_dpop_proof');
      assert.equal(answer.body['code'], 'unauthorized');
      assert.ok(answer.body['requestId']);
    }
  });

  it('is taken for the address whatever query it has', async () => {
    const answer = await agent.sendWith(await forge(place), '/v1/who?cursor=a', {
      method: 'GET',
      accessToken: tokens.accessToken,
    });

    assert.equal(answer.status, 200);
  });

  it('is measured against the lender, not against the host that the request names', async () => {
    const answer = await agent.sendWith(
      await forge(place, { claims: { htu: 'http://evil.example/v1/who' } }),
      '/v1/who',
      { method: 'GET', accessToken: tokens.accessToken, headers: { host: 'evil.example' } },
    );

    assert.equal(answer.status, 401);
  });

  const schemes = {
    'no token': undefined,
    'a bearer token': 'Bearer',
    'a basic password': 'Basic',
  };
  for (const [what, scheme] of Object.entries(schemes)) {
    it(`does not make up for ${what}`, async () => {
      const proof = await forge(place);

      const answer = await agent.sendWith(proof, '/v1/who', {
        method: 'GET',
        headers: scheme === undefined ? {} : { authorization: `${scheme} ${tokens.accessToken}` },
      });

      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get('www-authenticate'), 'DPoP algs="ES256"');
      assert.ok(answer.headers.get('dpop-nonce'));
    });
  }

  it('is not kept for a token that nobody has', async () => {
    const count = async () =>
      (await server.db.selectFrom('dpop_proofs').selectAll().execute()).length;
    const before = await count();
    const accessToken = 'x'.repeat(43);
    const ath = createHash('sha256').update(accessToken).digest('base64url');

    const answer = await agent.sendWith(await forge(place, { claims: { ath } }), '/v1/who', {
      method: 'GET',
      accessToken,
    });

    assert.equal(answer.status, 401);
    assert.equal(await count(), before);
  });

  it('is remembered for longer than its nonce is accepted', async () => {
    await place.send(await forge(place));

    const rows = await server.db.selectFrom('dpop_proofs').selectAll().execute();

    const newest = Math.max(...rows.map((row) => row.expires_at.getTime()));
    assert.ok(newest - Date.now() > 5 * 60 * 1000);
  });
});

describe('nonces', () => {
  it('are the same at the token endpoint, the challenge and the API', async () => {
    const given = async (place: Place) => {
      const answer = await place.send(await forge(place, { claims: { nonce: null } }));
      return String(answer.headers.get('dpop-nonce'));
    };

    for (const giver of Object.values(places)) {
      const nonce = await given(giver);
      for (const taker of Object.values(places)) {
        const answer = await taker.send(await forge(taker, { claims: { nonce } }));

        assert.equal(answer.status, 200);
      }
    }
  });

  it('cannot be made without the secret', async () => {
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 60_000)));
    const nonce = Buffer.from(hkdfSync('sha256', Buffer.alloc(32), step, 'DPoP', 32)).toString(
      'base64url',
    );
    const place = places['the API']!;

    const answer = await place.send(await forge(place, { claims: { nonce } }));

    assert.equal(place.errorOf(answer), 'use_dpop_nonce');
  });
});
