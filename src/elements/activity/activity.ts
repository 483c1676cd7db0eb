import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { activity as english } from '../../i18n/en/activity.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './activity-body.ts';
import { renderActivitySkeleton } from './activity-skeleton.ts';
import { activityStyles } from './activity.styles.ts';

/**
 * Payments and everything else that happened on an account, newest first, with what each amount did;
 * what is scheduled; all of it as a file. Pictures of interest, principal and balance, and what paying
 * something extra would save.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The newest entries are on screen.
 * @event fs-error - Something could not be loaded; the element says why and offers to try again.
 * @csspart notice - What is said instead of entries when they could not be loaded.
 * @cssproperty --fs-color-accent - Colour of principal in the pictures, and of the view that is chosen.
 */
export class FsActivity extends FsAccountElement<Body> {
  static override styles = activityStyles;

  protected override load(client: Client, id: string | undefined, signal: AbortSignal) {
    const account = chosenAccount(client, id, signal);
    return this.openBody(import('./activity-body.ts'), account, signal);
  }

  protected override get stateTexts() {
    return this.texts('activity', english);
  }

  protected override renderSkeleton() {
    return renderActivitySkeleton(this.stateTexts.loading, this.stateTexts.heading);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-activity': FsActivity;
  }
}
