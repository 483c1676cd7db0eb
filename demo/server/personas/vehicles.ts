import type { Recall } from '../../../sdk/contract/index.ts';
import { addDays, daysBetween, type IsoDate } from '../lending/dates.ts';
import type { PersonaAccount } from './persona.ts';

/** What is known of a persona's vehicle beside its name and number. */
export interface VehicleRecord {
  color: string;
  odometer: number;
  readOn: IsoDate;
  electric: boolean;
  inServiceOn: IsoDate;
  services: string[];
  recalls: Recall[];
}

interface Habit {
  color: string;
  /** Miles in a day. */
  pace: number;
  electric?: true;
  services?: string[];
  recalls?: (today: IsoDate) => Recall[];
}

const habits: Readonly<Record<string, Habit>> = {
  'acct-alex-1': { color: 'Harbor blue', pace: 32, electric: true, services: ['service_contract'] },
  'acct-bailey-1': { color: 'Slate gray', pace: 41, recalls: (today) => [seatBelt(today, 'open')] },
  'acct-casey-1': { color: 'Pearl white', pace: 34 },
  'acct-emery-1': { color: 'Forest green', pace: 39, recalls: (today) => [camera(today)] },
  'acct-frankie-1': { color: 'Copper', pace: 48, recalls: (today) => [seatBelt(today, 'open')] },
  'acct-frankie-2': { color: 'Signal red', pace: 22, services: ['maintenance'] },
};

const ordinary: Habit = { color: 'Silver', pace: 30 };

/** The record of a persona's vehicle on a day; its odometer was read some three weeks before. */
export function vehicleRecord({ id, terms, lease }: PersonaAccount, today: IsoDate): VehicleRecord {
  const { color, pace, electric = false, services = [], recalls } = habits[id] ?? ordinary;
  const readOn = lease?.readOn ?? addDays(today, -21);
  const days = Math.max(0, daysBetween(terms.originatedOn, readOn));
  return {
    color,
    // Delivered with a few miles on it.
    odometer: 12 + (lease?.used ?? days * pace),
    readOn,
    electric,
    inServiceOn: terms.originatedOn,
    services,
    recalls: recalls?.(today) ?? [],
  };
}

function seatBelt(today: IsoDate, status: Recall['status']): Recall {
  return {
    id: 'SBX-R-0417',
    title: 'Front seat belt retractor',
    risk: 'The retractor may not lock in a collision.',
    remedy: 'A dealer replaces the retractor in about an hour, free of charge.',
    issuedOn: addDays(today, -38),
    status,
  };
}

function camera(today: IsoDate): Recall {
  return {
    id: 'SBX-R-0388',
    title: 'Rear camera image',
    risk: 'The picture may stay black in reverse.',
    remedy: 'A dealer updates the software in half an hour, free of charge.',
    issuedOn: addDays(today, -410),
    status: 'repaired',
  };
}
