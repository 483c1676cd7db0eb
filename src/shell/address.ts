import { lookLine, type Settings } from '../frame/protocol.ts';
import { attributeOf } from './settings.ts';

/** Whom a shell speaks for, and how. */
export interface Address {
  /** The lender's origin; undefined where none is known. */
  lender: string | undefined;
  clientId: string | undefined;
  mode: string | undefined;
  /** All of it in one line, to tell whether any has changed. */
  line: string;
}

/** The address of a shell by its attributes, those of a surrounding `fs-central` and the script's own origin. */
export function addressOf(element: Element): Address {
  const given = attributeOf(element, 'lender');
  const lender = given === undefined ? scriptOrigin() : originOf(given, element.baseURI);
  const clientId = attributeOf(element, 'client-id') || undefined;
  const mode = attributeOf(element, 'mode');
  return { lender, clientId, mode, line: `${lender} ${clientId} ${mode}` };
}

/** Origin of this script's own address, if that is on the web. */
function scriptOrigin(): string | undefined {
  // Cheaper than the browser's first look at an address, which costs a millisecond on a phone.
  return /^https?:\/\/[^/@]+(?=\/)/.exec(import.meta.url)?.[0];
}

/** The lender's hosted portal, which offers the way back to the client's own site. */
export function portalOf({ lender, clientId }: Address): string {
  return `${lender}/?client_id=${encodeURIComponent(clientId ?? '')}`;
}

/** The page's origin. A document that a script wrote has its parent's, but not in its address; a script may hide the other. */
export function hostOrigin(): string {
  const { origin } = location;
  return origin === 'null' ? globalThis.origin : origin;
}

/**
 * The lender's page for a frame around one element, which may draw itself at once as the settings say.
 *
 * @param mode left to the lender if undefined
 */
export function framePage(
  { lender, clientId }: Address,
  tag: string,
  mode: string | undefined,
  settings: Settings,
): string {
  const host = encodeURIComponent(hostOrigin());
  const asked = mode ? `&mode=${mode}` : '';
  const query = `client_id=${encodeURIComponent(clientId ?? '')}&host=${host}${asked}`;
  return `${lender}/embed/frames/${tag}?${query}${lookLine(settings)}`;
}

/** Origin of an address on the web; undefined for anything else. */
export function originOf(address: string, base?: string): string | undefined {
  try {
    const { protocol, origin } = new URL(address, base);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}
