import { html, nothing } from 'lit';
import type { Account, Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { balanceCard as english } from '../../i18n/en/balance-card.ts';
import { common } from '../../i18n/en/common.ts';
import { tokens } from '../../tokens/tokens.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { figureStyles } from '../../ui/figure.ts';
import { formatsFor } from '../../ui/formats.ts';
import { meterStyles } from '../../ui/meter.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { renderReturned } from '../../ui/returned-notice.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import { renderFacts, renderProgress } from './account-facts.ts';
import { renderLead } from './account-lead.ts';
import { balanceCardStyles } from './balance-card.styles.ts';
import { renderCardSkeleton } from './card-skeleton.ts';
import type { CardView } from './card-view.ts';

/**
 * Shows what is owed and when.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The amounts are on screen.
 * @event fs-error - They could not be loaded; the card says why and offers to try again.
 * @csspart amount - The main figure; there only while an amount is shown.
 * @csspart notice - What is said instead of amounts when they could not be loaded.
 * @cssproperty --fs-color-accent - Colour of the progress bar.
 */
export class FsBalanceCard extends FsAccountElement<Account> {
  static override styles = [
    tokens,
    base,
    cardStyles,
    buttonStyles,
    noticeStyles,
    skeletonStyles,
    figureStyles,
    meterStyles,
    balanceCardStyles,
  ];

  protected override load(client: Client, accountId: string | undefined, signal: AbortSignal) {
    return chosenAccount(client, accountId, signal);
  }

  protected override get stateTexts() {
    return this.texts('balanceCard', english);
  }

  protected override renderLoaded(account: Account) {
    const { vehicle, numberLast4 } = account;
    const texts = this.stateTexts;
    const formats = formatsFor(this.activeLocale, account.asOf);
    const view: CardView = { account, texts, formats };
    return html`<section class="card balance" aria-labelledby="heading">
      <header>
        <h2 id="heading">
          <bdi>${vehicle.year} ${vehicle.make} ${vehicle.model}</bdi>
          ${vehicle.trim ? html`<span class="trim">${vehicle.trim}</span>` : nothing}
        </h2>
        <p class="muted small figures">
          <span aria-hidden="true">•••• ${numberLast4}</span>
          <span class="visually-hidden">${texts.accountEnding(numberLast4)}</span>
        </p>
      </header>
      ${
        account.returned
          ? renderReturned({
              returned: account.returned,
              common: this.texts('common', common),
              formats,
            })
          : nothing
      }
      ${renderLead(view)} ${renderProgress(view)} ${renderFacts(view)}
    </section>`;
  }

  protected override renderSkeleton() {
    return renderCardSkeleton(this.stateTexts.loading);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-balance-card': FsBalanceCard;
  }
}
