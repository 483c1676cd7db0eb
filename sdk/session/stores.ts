import { KeyStore } from './key-store.ts';
import { scopeName } from './scope-name.ts';
import type { SessionStores } from './session.ts';
import { TabStore } from './tab-store.ts';

/**
 * Opens what this browser has to remember a session by. Undefined outside browsers: a server has no
 * tabs, and two customers' sessions in one process must not hear of each other.
 *
 * @param host origin of the embedding page; this page's own if left out
 */
export function openStores(
  lender: string,
  clientId: string,
  host = pageOrigin(),
): SessionStores | undefined {
  if (host === undefined) return undefined;
  const scope = scopeName(lender, clientId, host);
  return { scope, keys: new KeyStore(scope), tab: new TabStore(scope) };
}

/** Origin of this window or worker; Node has none. */
function pageOrigin(): string | undefined {
  return (globalThis as { location?: { origin: string } }).location?.origin;
}
