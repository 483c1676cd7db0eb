import { scopeName } from '../../sdk/session/scope-name.ts';
import type { Connection } from './connection.ts';
import { embedding } from './embedding.ts';

type Party = Pick<Connection, 'lender' | 'clientId'>;

/** Where it is kept that a passkey was made or used here. It says nothing of whose. */
export const passkeyHint = ({ lender, clientId }: Party): string =>
  `${scopeName(lender, clientId, embedding().host)}/passkey`;

/** Whether a passkey was made or used here. */
export function hasPasskey(party: Party): boolean {
  try {
    return passkeyHint(party) in localStorage;
  } catch {
    return false;
  }
}
