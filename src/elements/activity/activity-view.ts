import type { Account, Payment } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the element shows beside the history itself. */
export interface ActivityData {
  account: Account;
  /** The newest ones, by id. */
  payments: ReadonlyMap<string, Payment>;
}

/** What the parts of the element draw from. */
export interface ActivityView extends ActivityData {
  texts: Catalogues['activityHistory'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  formats: Formats;
}
