import { FsErrorEvent, FsSignedOutEvent } from '../events/index.ts';
import { isEventName } from '../frame/protocol.ts';

/** The event that a guest asks to have dispatched; undefined where it is none that crosses. */
export function guestEvent(name: unknown, detail: unknown): Event | undefined {
  if (!isEventName(name)) return undefined;
  if (name === 'fs-signed-out') {
    return new FsSignedOutEvent(detail === 'expired' ? detail : 'signed-out');
  }
  if (name === 'fs-error') return new FsErrorEvent(detail === 'refused' ? detail : 'unavailable');
  // The others are facts without data, all alike.
  return new Event(name, { bubbles: true, composed: true });
}
