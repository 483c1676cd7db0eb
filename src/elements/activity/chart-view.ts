import type { Account, Projection } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the pictures draw from. */
export interface ChartView {
  account: Account;
  projection: Projection;
  texts: Catalogues['activityChart'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
  /** Whether a picture's table is unfolded. */
  isOpen: (table: string) => boolean;
  onToggle: (table: string, open: boolean) => void;
}
