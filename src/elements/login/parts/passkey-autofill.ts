import { WebAuthnAbortService } from '@simplewebauthn/browser';
import type { SignInStep } from '../../../../sdk/index.ts';
import type { LoginHost } from '../login-part.ts';
import { askPasskey } from './passkey.ts';

/**
 * Offers the customer's passkeys among the suggestions of the user ID field, and signs in with the one
 * that is picked. It waits for as long as the form is there.
 *
 * @returns the next step; undefined where none was picked
 */
export async function signInByAutofill(
  { client, sharedComputer }: Pick<LoginHost, 'client' | 'sharedComputer'>,
  signal: AbortSignal,
): Promise<SignInStep | undefined> {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return undefined;
  signal.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony());
  const begun = await client.auth.beginPasskey({ sharedComputer, signal });
  if (begun.status !== 'challenge' || signal.aborted) return undefined;
  const passkey = await askPasskey(begun.challenge.options, true);
  return signal.aborted ? undefined : client.auth.answer({ passkey }, { signal });
}
