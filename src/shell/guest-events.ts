import {
  FsErrorEvent,
  FsPaymentSubmittedEvent,
  FsReadyEvent,
  FsSignedInEvent,
  FsSignedOutEvent,
} from '../events/index.ts';

/** The event that a guest asks to have dispatched; undefined where it is none that crosses. */
export function guestEvent(name: unknown, detail: unknown): Event | undefined {
  switch (name) {
    case 'fs-ready':
      return new FsReadyEvent();
    case 'fs-signed-in':
      return new FsSignedInEvent();
    case 'fs-signed-out':
      return new FsSignedOutEvent(detail === 'expired' ? detail : 'signed-out');
    case 'fs-payment-submitted':
      return new FsPaymentSubmittedEvent();
    case 'fs-error':
      return new FsErrorEvent(detail === 'refused' ? detail : 'unavailable');
    default:
      return undefined;
  }
}
