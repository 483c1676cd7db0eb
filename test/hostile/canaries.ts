import type { Account } from '../../sdk/index.ts';

/** Something that no host may ever see, and how to know it. */
export interface Canary {
  what: string;
  patterns: RegExp[];
  /** As it would stand on a page. */
  sample: string;
}

/** Text that must not be seen: as it is, in upper or lower case, spaced out, in a URL, in base 64. */
export function secret(what: string, text: string): Canary {
  const spaced = [...text].map(escape).join('[\\s,.;|-]?');
  const coded = [encodeURIComponent(text), ...inBase64(text)].map(escape);
  const patterns = [new RegExp(spaced, 'i'), new RegExp(coded.join('|'))];
  return { what, patterns, sample: text };
}

/** An amount in minor units: as such, and with point, comma, blank or nothing between thousands. */
export function figure(what: string, minor: number): Canary {
  const major = String(Math.floor(minor / 100));
  const thousands = major.replace(/\B(?=(\d{3})+$)/g, "[,.\\s’']?");
  const cents = String(minor % 100).padStart(2, '0');
  // Bounded, since an amount is a few digits that a longer number may hold by chance.
  return {
    what,
    patterns: [
      new RegExp(`(?<![\\d.])${thousands}[.,]${cents}(?!\\d)`),
      new RegExp(`(?<![\\d.])${minor}(?![\\d.])`),
    ],
    sample: `${major}.${cents}`,
  };
}

/** A few digits that no number begins with, such as 0943: a longer one may hold them by chance. */
export function digits(what: string, text: string): Canary {
  return { what, patterns: [new RegExp(`(?<![\\w.-])${text}(?![\\w-])`)], sample: text };
}

/** What an account's card and panel show. */
export function accountCanaries(account: Account): Canary[] {
  const { amountDue, principal, instalment, payoff, originalPrincipal, vehicle } = account;
  const figures = { amountDue, principal, instalment, payoff: payoff.amount, originalPrincipal };
  return [
    ...Object.entries(figures)
      // Less than ten dollars is a number that any page may hold.
      .filter(([, { amount }]) => amount >= 10_00)
      .map(([name, { amount }]) => figure(`figure ${name}`, amount)),
    secret('account id', account.id),
    secret('vehicle', `${vehicle.make} ${vehicle.model}`),
  ];
}

/** Names of the canaries that a text holds, each with what stands around it. */
export function scan(text: string, canaries: readonly Canary[]): string[] {
  return canaries.flatMap(({ what, patterns }) => {
    const at = patterns.map((pattern) => text.search(pattern)).find((index) => index >= 0);
    return at === undefined ? [] : [`${what}: …${text.slice(Math.max(0, at - 200), at + 80)}…`];
  });
}

/** Base 64 of a text wherever in a longer one it stands, without the ends that its neighbours change. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const coded = btoa('\0'.repeat(shift) + text).replace(/=+$/, '');
    return coded.slice(shift === 0 ? 0 : shift + 1, -2);
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
