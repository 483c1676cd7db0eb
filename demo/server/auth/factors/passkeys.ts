import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import {
  type PasskeyAssertion,
  type PasskeyAttestation,
  type PasskeyEnrolment,
  passkeyAssertionSchema,
} from '../../../../sdk/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { newId } from '../../ids.ts';
import { lender } from '../../lender.ts';
import type { Factor, Question } from './factor.ts';

/** COSE's EdDSA, ES256 and RS256: what authenticators have. */
const algorithms = [-8, -7, -257];
/** Milliseconds that a browser may ask for: people look for their phones. */
const timeout = 5 * 60 * 1000;
const enrolWithin = 10 * 60 * 1000;

/** Some 330 modules with those it needs: loaded for the first passkey, not at the start. */
const webAuthn = () => import('@simplewebauthn/server');

/** Passkeys: instead of the password, or beside it. The person is always verified. */
export interface Passkeys extends Factor {
  /** Asks for any customer's. */
  askAnyone(): Promise<Question>;
  /**
   * Finds out whose passkey an answer is of.
   *
   * @param data what asking gave
   * @returns the customer; undefined where the answer is not right
   */
  identify(answer: string, data: Record<string, unknown>): Promise<string | undefined>;
  /** Begins an enrolment in the place of any other that was begun. */
  enrol(customerId: string, names: { userId: string; name: string }): Promise<PasskeyEnrolment>;
  /**
   * Ends an enrolment by the passkey that was made.
   *
   * @returns undefined where there is no such enrolment
   */
  confirm(
    customerId: string,
    id: string,
    made: { readonly credential: PasskeyAttestation; readonly name: string },
  ): Promise<boolean | undefined>;
}

/**
 * Passkeys in the database.
 *
 * @param site `origin` is the lender's, also in frames; `topOrigins` may have those frames
 */
export function createPasskeys(
  db: Db,
  site: { readonly origin: string; readonly topOrigins: readonly string[] },
): Passkeys {
  const rpId = new URL(site.origin).hostname;
  const expected = { expectedOrigin: site.origin, expectedRPID: rpId } as const;

  async function ask(customerId: string | undefined): Promise<Question> {
    const own = customerId === undefined ? [] : await credentialsOf(customerId);
    const { generateAuthenticationOptions } = await webAuthn();
    const { challenge, allowCredentials } = await generateAuthenticationOptions({
      rpID: rpId,
      ...(own.length > 0 && { allowCredentials: own }),
    });
    const options = {
      challenge,
      rpId,
      timeout,
      userVerification: 'required',
      ...(allowCredentials && { allowCredentials: allowCredentials.map(plain) }),
    };
    return { challenge: { options }, data: { challenge } };
  }

  async function credentialsOf(customerId: string) {
    const rows = await db
      .selectFrom('authenticators')
      .select(['credential_id', 'data'])
      .where('customer_id', '=', customerId)
      .where('kind', '=', 'passkey')
      .where('confirm_by', 'is', null)
      .execute();
    return rows.map((row) => ({
      id: row.credential_id ?? '',
      transports: row.data['transports'] as string[],
    }));
  }

  async function identify(answer: string, data: Record<string, unknown>) {
    const assertion = parse(answer);
    if (!assertion) return undefined;
    const row = await db
      .selectFrom('authenticators')
      .select(['id', 'customer_id', 'credential_id', 'data'])
      .where('credential_id', '=', assertion.id)
      .where('confirm_by', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const { userHandle } = assertion.response;
    if (userHandle && fromBase64(userHandle) !== row.customer_id) return undefined;
    const { verifyAuthenticationResponse } = await webAuthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected,
        expectedChallenge: String(data['challenge']),
        expectedTopOrigin: [site.origin, ...site.topOrigins],
        response: assertion as AuthenticationResponseJSON,
        credential: {
          id: assertion.id,
          publicKey: new Uint8Array(Buffer.from(String(row.data['publicKey']), 'base64url')),
          counter: Number(row.data['counter']),
        },
      });
      if (!verified) return undefined;
      await db
        .updateTable('authenticators')
        .set({
          data: JSON.stringify({ ...row.data, counter: authenticationInfo.newCounter }),
          last_used_at: new Date(),
        })
        .where('id', '=', row.id)
        .execute();
      return row.customer_id;
    } catch {
      // The library throws for everything that does not match.
      return undefined;
    }
  }

  return {
    ask: ({ customerId }) => ask(customerId),
    askAnyone: () => ask(undefined),
    identify,
    check: async ({ customerId }, answer, data) => (await identify(answer, data)) === customerId,

    async enrol(customerId, { userId, name }) {
      const id = newId('auth');
      const now = Date.now();
      const { generateRegistrationOptions } = await webAuthn();
      const options = await generateRegistrationOptions({
        rpName: lender.name,
        rpID: rpId,
        userID: new TextEncoder().encode(customerId),
        userName: userId,
        userDisplayName: name,
        excludeCredentials: await credentialsOf(customerId),
        timeout,
        supportedAlgorithmIDs: algorithms,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await db
        .deleteFrom('authenticators')
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'passkey')
        .where('confirm_by', 'is not', null)
        .execute();
      await db
        .insertInto('authenticators')
        .values({
          id,
          customer_id: customerId,
          kind: 'passkey',
          name: '',
          data: JSON.stringify({ challenge: options.challenge }),
          created_at: new Date(now),
          confirm_by: new Date(now + enrolWithin),
        })
        .execute();
      return { id, options: JSON.parse(JSON.stringify(options)) as PasskeyEnrolment['options'] };
    },

    async confirm(customerId, id, { credential, name }) {
      // Its challenge is good once, whatever comes of it.
      const begun = await db
        .deleteFrom('authenticators')
        .where('id', '=', id)
        .where('customer_id', '=', customerId)
        .where('kind', '=', 'passkey')
        .where('confirm_by', '>', new Date())
        .returning(['data', 'created_at'])
        .executeTakeFirst();
      if (!begun) return undefined;
      const made = await verified(credential, String(begun.data['challenge']));
      if (!made) return false;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('authenticators')
        .values({
          id,
          customer_id: customerId,
          kind: 'passkey',
          name,
          credential_id: made.id,
          data: JSON.stringify({
            publicKey: Buffer.from(made.publicKey).toString('base64url'),
            counter: made.counter,
            transports: made.transports ?? [],
          }),
          created_at: begun.created_at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };

  async function verified(credential: PasskeyAttestation, challenge: string) {
    const { verifyRegistrationResponse } = await webAuthn();
    try {
      const { registrationInfo } = await verifyRegistrationResponse({
        ...expected,
        expectedChallenge: challenge,
        supportedAlgorithmIDs: algorithms,
        response: credential as RegistrationResponseJSON,
      });
      return registrationInfo?.credential;
    } catch {
      return undefined;
    }
  }
}

function parse(answer: string): PasskeyAssertion | undefined {
  try {
    const parsed = passkeyAssertionSchema().safeParse(JSON.parse(answer));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function plain({ id, transports }: { id: string; transports?: string[] }) {
  return { id, type: 'public-key' as const, ...(transports && { transports }) };
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}
