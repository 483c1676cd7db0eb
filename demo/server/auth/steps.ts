import { randomBytes } from 'node:crypto';
import type { Db } from '../db/open.ts';
import { hashToken } from './adapter.ts';
import type { AcceptedSignIn } from './codes.ts';

const lifetime = 10 * 60 * 1000;

/**
 * Keeps a sign-in whose password was right and that wants a further step.
 *
 * No step can be answered yet: codes by e-mail come with the issue that brings second factors. The
 * customer's answer is honest all the same, for no code is issued without the step, and what is
 * kept here (bound to the proof key, 10 minutes) is what that issue goes on from.
 *
 * @returns the `auth_session` to come back with
 */
export async function beginStep(db: Db, signIn: AcceptedSignIn, kind: string): Promise<string> {
  const authSession = randomBytes(32).toString('base64url');
  await db
    .insertInto('sign_in_steps')
    .values({
      id: hashToken(authSession),
      kind,
      customer_id: signIn.customerId,
      client_id: signIn.clientId,
      scope: signIn.scope,
      code_challenge: signIn.codeChallenge,
      jkt: signIn.jkt,
      expires_at: new Date(Date.now() + lifetime),
    })
    .execute();
  return authSession;
}
