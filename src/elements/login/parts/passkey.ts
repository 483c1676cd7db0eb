import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import type { PasskeyRequestOptions } from '../../../../sdk/contract/passkeys.ts';

/** What Chromium tells of a page's permissions; not in TypeScript's library. */
interface Policy {
  allowsFeature(name: string): boolean;
}

/**
 * Asks the device to sign with a passkey.
 *
 * @param autofill waits until the customer picks one from the suggestions of a field
 * @throws `NotAllowedError` where the customer said no or waited too long, `SecurityError` and
 *   `NotSupportedError` where passkeys can't be used
 */
export async function askPasskey(
  options: PasskeyRequestOptions | undefined,
  autofill = false,
): Promise<AuthenticationResponseJSON> {
  // In a frame whose host denies them the browser would say no as if the customer had.
  const { featurePolicy } = document as { featurePolicy?: Policy };
  const denied = featurePolicy?.allowsFeature('publickey-credentials-get') === false;
  if (!options || denied || !('PublicKeyCredential' in globalThis)) {
    throw new DOMException('No passkeys here', 'NotSupportedError');
  }
  return startAuthentication({
    optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
    useBrowserAutofill: autofill,
    // Fields in a shadow root are not found by a search of the document.
    verifyBrowserAutofillInput: false,
  });
}
