import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'oidc-provider';
import type { Db } from '../db/open.ts';

/** What the authorization server must keep to be the same one after a restart. */
export interface Secrets {
  /** Nonces derive from it, at the provider and at `/v1` alike. */
  readonly nonceSecret: Buffer;
  /** Keys the hashes under which failed sign-ins are counted. */
  readonly subjectSecret: Buffer;
  /** Signs captchas. */
  readonly captchaSecret: Buffer;
  /** Seals what has to be read again, where the settings give no secret for that. */
  readonly sealingSecret: Buffer;
  /** Signs cookies while an interaction lasts. */
  readonly cookieSecret: string;
  /** The provider's signing keys, private parts included. */
  readonly jwks: { keys: JWK[] };
}

/** Reads the secrets, making those that are not there yet. Two servers starting at once agree. */
export async function loadSecrets(db: Db): Promise<Secrets> {
  return {
    nonceSecret: Buffer.from((await kept(db, 'nonce', randomSecret)).secret, 'base64url'),
    subjectSecret: Buffer.from((await kept(db, 'subject', randomSecret)).secret, 'base64url'),
    captchaSecret: Buffer.from((await kept(db, 'captcha', randomSecret)).secret, 'base64url'),
    sealingSecret: Buffer.from((await kept(db, 'sealing', randomSecret)).secret, 'base64url'),
    cookieSecret: (await kept(db, 'cookie', randomSecret)).secret,
    jwks: await kept(db, 'jwks', signingKeys),
  };
}

async function kept<T extends object>(db: Db, name: string, make: () => Promise<T>): Promise<T> {
  const read = () =>
    db.selectFrom('auth_secrets').select('value').where('name', '=', name).executeTakeFirst();
  const found = await read();
  if (found) return found.value as T;
  await db
    .insertInto('auth_secrets')
    .values({ name, value: JSON.stringify(await make()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Whoever was first wins, so what counts is what is stored.
  const row = await read();
  return row?.value as T;
}

function randomSecret(): Promise<{ secret: string }> {
  return Promise.resolve({ secret: randomBytes(32).toString('base64url') });
}

async function signingKeys(): Promise<{ keys: JWK[] }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] };
}
