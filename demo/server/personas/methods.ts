import type { PersonaMethod } from './persona.ts';

const ROUTING_NUMBERS = ['990000013', '990000026', '990000039', '990000042'];

/**
 * Bank accounts of a persona: a verified checking account that is the default, and as many others
 * as asked for, the last of them not verified yet.
 *
 * @param person short name, part of the ids
 * @param seed four digits that the account numbers end in, and 1013 more for each other
 */
export function bankAccounts(person: string, seed: number, others: number): PersonaMethod[] {
  return Array.from({ length: others + 1 }, (_, at) => ({
    id: `pm-${person}-${at + 1}`,
    kind: 'us_bank_account' as const,
    routingNumber: ROUTING_NUMBERS[(seed + at) % ROUTING_NUMBERS.length] ?? '990000013',
    accountNumber: `00012${seed + at * 1013}`,
    accountType: at === 1 ? ('savings' as const) : ('checking' as const),
    nickname: at === 0 ? 'Everyday' : null,
    status: at > 0 && at === others ? ('unverified' as const) : ('verified' as const),
    isDefault: at === 0,
  }));
}
