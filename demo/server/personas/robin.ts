import { person } from './people.ts';
import type { Persona } from './persona.ts';

/** Has no contract of their own, and is the co-borrower of Jamie's. */
export function robin(): Persona {
  return { ...person('robin.cosigner', 'Robin Harrowgate', '20'), accounts: [], methods: [] };
}
