import type { Persona } from './persona.ts';

/** Who a persona is, apart from accounts. */
type Identity = Pick<Persona, 'userId' | 'name' | 'email' | 'phone' | 'zone' | 'locale'>;

/**
 * An invented customer near the lender.
 *
 * @param line the last two digits of a phone number in 555-01xx
 */
export function person(userId: string, name: string, line: string): Identity {
  return {
    userId,
    name,
    email: `${userId}@mail.example`,
    phone: `+1 312 555 01${line}`,
    zone: 'America/Chicago',
    locale: 'en-US',
  };
}
