import type { ServiceDealer } from '../../../sdk/contract/index.ts';

/** Invented dealers that service every vehicle; `.example` addresses reach nobody. */
export const dealers: readonly ServiceDealer[] = [
  {
    id: 'northside-motors',
    name: 'Northside Motors',
    phone: '(312) 555-0117',
    bookingUrl: 'https://northside-motors.example/service',
  },
  {
    id: 'lakeview-auto',
    name: 'Lakeview Auto Care',
    phone: '(312) 555-0163',
    bookingUrl: 'https://lakeview-auto.example/book',
  },
];
