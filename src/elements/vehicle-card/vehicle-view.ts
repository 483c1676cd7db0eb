import type { Vehicle } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the parts of the card draw from. */
export interface VehicleView {
  vehicle: Vehicle;
  texts: Catalogues['vehicleDetails'];
  formats: Formats;
  distance: (value: number) => string;
}

/** The text of a kind, or what the lender calls it where this version does not know the kind. */
export function nameOf(
  names: Readonly<Record<string, string>>,
  kind: string,
  name: string,
): string {
  return Object.hasOwn(names, kind) ? (names[kind] ?? name) : name;
}
