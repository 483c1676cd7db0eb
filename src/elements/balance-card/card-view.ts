import type { Account } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import type { Formats } from '../../ui/formats.ts';

/** What the parts of the card draw from. */
export interface CardView {
  account: Account;
  texts: Catalogues['balanceCard'];
  formats: Formats;
}
