import { eventNames, type GuestMessage } from './protocol.ts';

type EventReport = Extract<GuestMessage, { type: 'event' }>;

/** Codes of `fs-error` that say nothing of the customer's doing: no answer, or none of any use. */
const unavailable = new Set([
  'contract_error',
  'internal',
  'network_error',
  'sdk_unreachable',
  'server_error',
  'timeout',
  'unavailable',
  'unknown',
]);

/**
 * Tells what happened in the element, by name. Of a reason only the coarsest part crosses: why a
 * sign-in was refused is between the customer and the lender.
 */
export function reportEvents(element: Element, report: (message: EventReport) => void): void {
  for (const name of eventNames) {
    element.addEventListener(name, (event) => {
      const detail = detailOf(event);
      report({ type: 'event', name, ...(detail && { detail }) });
    });
  }
}

function detailOf(event: Event): string | undefined {
  if (event.type === 'fs-signed-out') {
    return (event as HTMLElementEventMap['fs-signed-out']).reason === 'expired'
      ? 'expired'
      : 'signed-out';
  }
  if (event.type !== 'fs-error') return undefined;
  const { code } = event as HTMLElementEventMap['fs-error'];
  return unavailable.has(code) ? 'unavailable' : 'refused';
}
