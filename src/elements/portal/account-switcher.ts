import { html, nothing } from 'lit';
import type { Account } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';

/** Which of the customer's accounts is shown. */
export interface AccountsPart {
  accounts: readonly Account[];
  /** Id of the chosen one; the first if undefined. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** More vehicles than these are easier to find in a list that opens. */
const mostButtons = 3;

/** The vehicles, one of which is chosen; where there is one, just its name. */
export function renderAccounts(words: Catalogues['portalPlaces'], part: AccountsPart) {
  const { accounts, chosen = accounts[0]?.id, onChoose } = part;
  const [only] = accounts;
  if (!only) return nothing;
  if (accounts.length === 1) {
    return html`<p class="of"><bdi>${nameOf(only)}</bdi> · ${words.endsIn(only.numberLast4)}</p>`;
  }
  if (accounts.length > mostButtons) {
    const onChange = (event: Event) => onChoose((event.target as HTMLSelectElement).value);
    return html`<select aria-label=${words.vehicles} @change=${onChange}>
      ${accounts.map(
        (account) =>
          html`<option value=${account.id} ?selected=${account.id === chosen}>
            ${nameOf(account)}, ${words.endsIn(account.numberLast4)}
          </option>`,
      )}
    </select>`;
  }
  return html`<div class="vehicles" role="group" aria-label=${words.vehicles}>
    ${accounts.map(
      (account) =>
        html`<button
          type="button"
          aria-pressed=${account.id === chosen ? 'true' : 'false'}
          @click=${() => onChoose(account.id)}
        >
          <bdi>${nameOf(account)}</bdi> <small>${words.endsIn(account.numberLast4)}</small>
        </button>`,
    )}
  </div>`;
}

const nameOf = ({ vehicle: { year, make, model } }: Account) => [year, make, model].join(' ');
