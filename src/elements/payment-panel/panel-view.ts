import type { Account } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the parts of the panel draw from. */
export interface PanelView {
  account: Account;
  texts: Catalogues['paymentPanel'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}

/** Name of the vehicle, as a heading says it. */
export function vehicleName({ vehicle }: Account): string {
  return [vehicle.year, vehicle.make, vehicle.model].join(' ');
}
