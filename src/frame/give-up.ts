import type { GuestMessage } from './protocol.ts';

/**
 * Tells the shell that there will be no element, as parts of this page did not arrive: it shows its
 * link to the portal, and the host hears of an error.
 */
export function giveUp({ port }: { port: MessagePort }): void {
  const say = (message: GuestMessage) => port.postMessage(message);
  say({ type: 'event', name: 'fs-error', detail: 'unavailable' });
  say({ type: 'redirect' });
}
