import type { PropertyValues } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { FsErrorEvent } from '../../events/index.ts';
import { activity as english } from '../../i18n/en/activity.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { failureOf } from '../../ui/failure.ts';
import { FsAccountElement } from '../account-element.ts';
import { fetchPart } from '../fetch-part.ts';
import type { ActivityBody } from './activity-body.ts';
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
export class FsActivity extends FsAccountElement<ActivityBody> {
  static override styles = activityStyles;

  #body: ActivityBody | undefined;

  /** @internal */
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#body?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.customer && !changed.has('accountId')) return;
    // Nothing of another customer or account stays behind.
    this.#body?.stop();
    this.#body = undefined;
    this.announcement = '';
  }

  protected override async load(client: Client, id: string | undefined, signal: AbortSignal) {
    const [{ ActivityBody }, account] = await Promise.all([
      fetchPart(import('./activity-body.ts')),
      chosenAccount(client, id, signal),
    ]);
    if (!account) return undefined;
    signal.throwIfAborted();
    this.#body ??= new ActivityBody({
      element: this,
      client,
      words: () => ({
        locale: this.activeLocale,
        heading: this.stateTexts.heading,
        common: this.texts('common', commonEnglish),
        errors: this.texts('errors', errorsEnglish),
      }),
      announce: (words) => (this.announcement = words),
      report: (error) => {
        const { code, requestId } = failureOf(error);
        this.dispatchEvent(new FsErrorEvent(code, requestId));
      },
      fetchPart,
    });
    await this.#body.load(account, signal);
    return this.#body;
  }

  protected override get stateTexts() {
    return this.texts('activity', english);
  }

  protected override renderLoaded(body: ActivityBody) {
    return body.render();
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
