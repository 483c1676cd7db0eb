import type { Connection } from './connection.ts';
import { passkeyHint } from './passkey-hint.ts';

/** Notes that a passkey was made or used here, so that the form offers it by itself the next time. */
export function notePasskey(party: Pick<Connection, 'lender' | 'clientId'>): void {
  try {
    localStorage.setItem(passkeyHint(party), '1');
  } catch {
    // Storage is denied or full: the button is there all the same.
  }
}
