import type { AuthenticatorPage, Client, Device, Session } from '../../../sdk/index.ts';
import { isApiError } from '../../../sdk/errors/index.ts';

/** What the panel shows. */
export interface SecurityData {
  /** This one first, then the one that was used last. */
  sessions: Session[];
  /** Undefined where the lender has none of it. */
  factors: AuthenticatorPage | undefined;
  /** Undefined where the lender has none of it. */
  devices: Device[] | undefined;
}

/** Loads where the customer is signed in, by which second factors, and which devices are known. */
export async function loadSecurityData(client: Client, signal: AbortSignal): Promise<SecurityData> {
  const [sessions, factors, devices] = await Promise.all([
    all(client.sessions.list({ signal })),
    offered(client.authenticators.list({ signal })),
    offered(client.devices.list({ signal })),
  ]);
  return {
    sessions: sessions.sort(
      (one, other) =>
        Number(other.current) - Number(one.current) ||
        Date.parse(other.lastSeenAt) - Date.parse(one.lastSeenAt),
    ),
    factors,
    devices: devices?.items,
  };
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

/** A lender need not have second factors, or know devices. */
async function offered<T>(answer: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isApiError(error) && (error.status === 404 || error.status === 501)) return undefined;
    throw error;
  }
}
