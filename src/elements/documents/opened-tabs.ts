import type { Client } from '../../../sdk/index.ts';

/**
 * Closes a tab once the customer has signed out, also where what opened it is gone by then: what it shows is the
 * customer's, who may leave the computer to others.
 */
export function closeAtSignOut(client: Client, tab: Pick<Window, 'close'>): void {
  const unsubscribe = client.auth.subscribe(({ status }) => {
    if (status === 'signed-in') return;
    unsubscribe();
    tab.close();
  });
}
