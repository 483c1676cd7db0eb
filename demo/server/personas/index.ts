import type { IsoDate } from '../lending/index.ts';
import { alex } from './alex.ts';
import { bailey } from './bailey.ts';
import { casey } from './casey.ts';
import { drew } from './drew.ts';
import { emery } from './emery.ts';
import { frankie } from './frankie.ts';
import { gale } from './gale.ts';
import { harper } from './harper.ts';
import { jamie } from './jamie.ts';
import { morgan } from './morgan.ts';
import type { Persona } from './persona.ts';
import { robin } from './robin.ts';

export type { Persona, PersonaAccount, ReturnedPayment } from './persona.ts';

/**
 * The sandbox's customers as they stand on a day, each lived through by the lending core from the
 * contract's first day on. The same day gives the same customers.
 *
 * @param today in the lender's zone
 * @param now the moment from which lockouts count, RFC 3339; that morning if left out
 */
export function buildPersonas(today: IsoDate, now = `${today}T15:00:00Z`): Persona[] {
  return [
    alex(today),
    bailey(today),
    casey(today),
    drew(today, now),
    emery(today),
    frankie(today),
    gale(today),
    harper(today),
    morgan(today),
    jamie(today),
    robin(),
  ];
}
