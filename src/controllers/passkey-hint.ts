import { scopeName } from '../../sdk/session/scope-name.ts';
import type { Connection } from './connection.ts';
import { embedding } from './embedding.ts';

const nameOf = ({ lender, clientId }: Pick<Connection, 'lender' | 'clientId'>) =>
  `${scopeName(lender, clientId, embedding().host)}/passkey`;

/** Notes that a passkey was made or used here, so that the form offers it by itself the next time. */
export function notePasskey(connection: Pick<Connection, 'lender' | 'clientId'>): void {
  try {
    localStorage.setItem(nameOf(connection), '1');
  } catch {
    // Storage is denied or full: the button is there all the same.
  }
}

/** Whether a passkey was made or used here. Says nothing of whose. */
export function hasPasskey(connection: Pick<Connection, 'lender' | 'clientId'>): boolean {
  try {
    return localStorage.getItem(nameOf(connection)) !== null;
  } catch {
    return false;
  }
}
