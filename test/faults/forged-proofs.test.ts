import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, it } from 'node:test';
import * as DPoP from 'dpop';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { Agent, type Answer, type Tokens } from '../server/auth/agent.ts';
import { type Harness, start } from '../server/auth/harness.ts';
import { altered, type Choices, choices, size } from './seeded.ts';

/** `FORGERIES=10000` for the full size. */
const forgeries = size('FORGERIES', 600);
const many = { requests: 10_000_000, seconds: 60 };

let server: Harness;
let agent: Agent;
let tokens: Tokens;
let jwk: JWK;
let key: { privateKey: CryptoKey; publicKey: CryptoKey };
before(async () => {
  server = await start({ rates: { challenge: many, token: many, pages: many } });
  agent = await Agent.create(server.origin);
  key = await generateKeyPair('ES256', { extractable: true });
  agent.key = key;
  jwk = await exportJWK(key.publicKey);
  tokens = await agent.signIn('alex.test');
});
after(() => server.close());

async function renew(): Promise<void> {
  const { body } = await agent.refresh(tokens.refreshToken);
  tokens = { ...tokens, accessToken: String(body['access_token']) };
}

/** Where proofs are taken. */
interface Place {
  readonly path: string;
  readonly method: string;
  /** Whether another key is a fault there: at the challenge any key begins a sign-in. */
  readonly bound: boolean;
  send(proof: string): Promise<Answer>;
}

const places: readonly Place[] = [
  {
    path: '/oauth/challenge',
    method: 'POST',
    bound: false,
    send: (proof) =>
      agent.sendWith(proof, '/oauth/challenge', {
        method: 'POST',
        form: agent.challengeForm('alex.test'),
      }),
  },
  {
    path: '/oauth/token',
    method: 'POST',
    bound: true,
    send: (proof) =>
      agent.sendWith(proof, '/oauth/token', {
        method: 'POST',
        form: {
          grant_type: 'refresh_token',
          client_id: 'portal',
          refresh_token: tokens.refreshToken,
        },
      }),
  },
  {
    path: '/v1/who',
    method: 'GET',
    bound: true,
    send: (proof) =>
      agent.sendWith(proof, '/v1/who', { method: 'GET', accessToken: tokens.accessToken }),
  },
];

interface Change {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  signer?: CryptoKey;
}

/** A proof that is right but for the change. */
function make(place: Place, { claims, header, signer = key.privateKey }: Change = {}) {
  const right = {
    jti: crypto.randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    htm: place.method,
    htu: server.origin + place.path,
    nonce: agent.nonce,
    ath: createHash('sha256').update(tokens.accessToken).digest('base64url'),
  };
  const all = Object.entries({ ...right, ...claims }).filter(([, value]) => value !== null);
  return new SignJWT(Object.fromEntries(all))
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(signer);
}

/** A forger: what it sends must be refused at the place. The used proof was taken there before. */
type Forger = (place: Place, used: string, random: Choices) => Promise<string> | string;

const forgers: Record<string, Forger> = {
  'used before': (_, used) => used,
  'used before, a letter altered': (_, used, random) => altered(used, random),
  'used before, written otherwise': (_, used, random) =>
    random.pick([`${used}=`, ` ${used}`, `${used}\t`]),
  'another segment in it': async (place, used, random) => {
    const parts = used.split('.');
    const others = (await make(place)).split('.');
    const at = random.below(3);
    parts[at] = others[at] ?? '';
    // The header is the same in both; that would be a replay.
    return parts.join('.');
  },
  'for another place': (place, _, random) =>
    make(random.pick(places.filter((one) => one !== place))),
  'signed by another key': async (place) =>
    make(place, { signer: (await generateKeyPair('ES256')).privateKey }),
  'without signature': async (place) => {
    const [header = '', payload = ''] = (await make(place)).split('.');
    return `${header}.${payload}.`;
  },
  'by an algorithm of none': async (place) => {
    const [, payload = ''] = (await make(place)).split('.');
    const header = JSON.stringify({ alg: 'none', typ: 'dpop+jwt', jwk });
    return `${Buffer.from(header).toString('base64url')}.${payload}.`;
  },
  'of another type': (place, _, random) =>
    make(place, { header: { typ: random.pick(['JWT', 'fs-device+jwt', 'at+jwt', 'dpop+JWT ']) } }),
  'another method': (place, _, random) =>
    make(place, { claims: { htm: random.pick(['PUT', 'get', 'post', 'DELETE', '', null, 1]) } }),
  'another address': (place, _, random) =>
    make(place, {
      claims: {
        htu: random.pick([
          `http://evil.example${place.path}`,
          `${server.origin}${place.path}/more`,
          `${server.origin}//${place.path}`,
          `${server.origin.replace('http:', 'https:')}${place.path}`,
          place.path,
          '',
          null,
        ]),
      },
    }),
  'a nonce altered': (place, _, random) =>
    make(place, { claims: { nonce: altered(agent.nonce ?? '', random) } }),
  'another nonce': (place, _, random) =>
    make(place, {
      claims: { nonce: random.pick(['', null, 1, 'x'.repeat(43), crypto.randomUUID()]) },
    }),
  'without a name of its own': (place, _, random) =>
    make(place, { claims: { jti: random.pick([null, '', 7]) } }),
};

/** Those of a stolen token. */
const boundForgers: Record<string, Forger> = {
  'right, but of another key': async (place) => {
    const other = await generateKeyPair('ES256', { extractable: true });
    return make(place, {
      header: { jwk: await exportJWK(other.publicKey) },
      signer: other.privateKey,
    });
  },
};

it(`takes none of ${forgeries} replayed or altered proofs, and every honest one between them`, async () => {
  const random = choices('proofs');
  // A first answer brings the nonce.
  await places[2]?.send(await make(places[2]));
  const taken: string[] = [];
  const refusals = new Map<string, number>();

  for (let count = 0; count < forgeries; count += 1) {
    // An access token lasts five minutes, which the full size takes longer than.
    if (count % 200 === 199) await renew();
    const place = random.pick(places);
    const used = await make(place);
    const honest = await place.send(used);
    assert.equal(honest.status, 200, `honest at ${place.path}: ${JSON.stringify(honest.body)}`);
    const name = random.pick(Object.keys(place.bound ? { ...forgers, ...boundForgers } : forgers));
    const forged = await (forgers[name] ?? boundForgers[name])?.(place, used, random);
    const answer = await place.send(forged ?? '');
    if (answer.status === 200) taken.push(`${name} at ${place.path}: ${String(forged)}`);
    assert.ok(answer.status < 500, `${name} at ${place.path} broke it: ${String(forged)}`);
    refusals.set(name, (refusals.get(name) ?? 0) + 1);
  }

  assert.deepEqual(taken, []);
  console.log(JSON.stringify(Object.fromEntries(refusals)));
});

it('takes no proof of a device for a proof of a request, nor the other way round', async () => {
  const thumbprint = await DPoP.calculateThumbprint(key.publicKey);
  const place = places[0];
  assert.ok(place);
  const asDevice = await make(place, {
    header: { typ: 'fs-device+jwt' },
    claims: { dpop_jkt: thumbprint },
  });

  const answer = await place.send(asDevice);

  assert.equal(answer.status, 400);
  assert.equal(answer.body['error'], 'invalid_dpop_proof');
});
