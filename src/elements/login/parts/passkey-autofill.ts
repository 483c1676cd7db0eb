import { WebAuthnAbortService } from '@simplewebauthn/browser';
import type { Client } from '../../../../sdk/index.ts';
import type { LoginDoor } from '../login-part.ts';
import { askPasskey } from './passkey.ts';

/**
 * Offers the customer's passkeys among the suggestions of the user ID field, and signs in with the one
 * that is picked. It waits for as long as the form is there; as nobody asked for it, it fails in silence.
 */
export async function offerPasskeys(
  door: LoginDoor,
  { auth }: Client,
  signal: AbortSignal,
): Promise<void> {
  signal.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony());
  const { shadowRoot } = door.element;
  try {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
    const begun = await auth.beginPasskey({ signal });
    if (begun.status !== 'challenge' || signal.aborted) return;
    const passkey = await askPasskey(begun.challenge.options, true);
    if (signal.aborted) return;
    // It began before anybody said whose computer this is: what is to be forgotten begins anew.
    if (shadowRoot?.querySelector<HTMLInputElement>('#shared-computer')?.checked) {
      door.open(['steps']);
      return;
    }
    const step = await auth.answer({ passkey }, { signal });
    if (signal.aborted) return;
    if (step.status === 'signed-in') door.signedIn();
    else door.open(['steps', step.challenge]);
  } catch {
    // The form and its button are there.
  }
}
