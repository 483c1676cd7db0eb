import type { PasskeyConfirmationInput, PasskeyEnrolment } from '../../../sdk/index.ts';

/** Why there is no passkey: the page may not make any, or the customer or the device stopped it. */
export class PasskeyError extends Error {
  override readonly name = 'PasskeyError';
  readonly code: 'passkey_refused_here' | 'passkey_stopped';

  constructor(cause: unknown) {
    super('No passkey was made', { cause });
    const refused = (cause as { name?: string } | undefined)?.name === 'SecurityError';
    this.code = refused ? 'passkey_refused_here' : 'passkey_stopped';
  }
}

/**
 * Has the browser make a passkey.
 *
 * @throws {@link PasskeyError}
 */
export async function makePasskey({
  options,
}: PasskeyEnrolment): Promise<PasskeyConfirmationInput['credential']> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const optionsJSON = options as Parameters<typeof startRegistration>[0]['optionsJSON'];
    return await startRegistration({ optionsJSON });
  } catch (error) {
    throw new PasskeyError(error);
  }
}

const systems = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

/** The system of this device in a word, for the name of a passkey; undefined where nobody can tell. */
export function systemName(userAgent = navigator.userAgent): string | undefined {
  return systems.find(([pattern]) => pattern.test(userAgent))?.[1];
}
