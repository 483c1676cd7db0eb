import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Connection } from '../controllers/connection.ts';
import { inlineStanding } from '../controllers/inline-policy.ts';
import { FsErrorEvent } from '../events/index.ts';
import type { Catalogues } from '../i18n/index.ts';
import { failureOf } from '../ui/failure.ts';
import { renderFailure } from '../ui/failure-notice.ts';
import { skeleton } from '../ui/skeleton.ts';
import type { Refusal } from './inline-refusal.ts';

/** What the guard draws from. */
export interface GuardView {
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/** How the question went that is asked once per lender and client id. */
interface Inquiry {
  verdict?: 'own' | Refusal | Error;
  done: Promise<void>;
}

const inquiries = new WeakMap<Connection, Inquiry>();

/**
 * Keeps fields for secrets off pages that are not the lender's own. Until the lender has said that
 * this one is, there are bars in place of the fields, and no fields where it has not.
 */
export class InlineGuard implements ReactiveController {
  readonly #host: LitElement;
  readonly #field: string;
  #shown: Inquiry['verdict'];
  #told: Inquiry['verdict'];
  #busy = false;

  /**
   * @param field selector of the field that gets the keyboard after a retry that succeeded
   */
  constructor(host: LitElement, field: string) {
    this.#host = host;
    this.#field = field;
    host.addController(this);
  }

  /** What stands in place of the fields; undefined where they may be shown. */
  render(connection: Connection, view: GuardView): TemplateResult | undefined {
    this.#shown = undefined;
    if (mayTakeSecrets(connection)) return undefined;
    const { verdict } = ask(connection);
    this.#shown = verdict;
    if (verdict instanceof Error) {
      const onRetry = () => this.#retry(connection);
      return renderFailure({ ...view, error: verdict, onRetry, busy: this.#busy });
    }
    if (typeof verdict === 'function') return verdict(view.locale, view.common);
    return html`<div class="panel" role="group" aria-busy="true" aria-label=${view.common.loading}>
      ${skeleton('60%', '1.6em')} ${skeleton('100%', '44px')} ${skeleton('100%', '44px')}
    </div>`;
  }

  hostUpdated(): void {
    if (this.#shown === this.#told) return;
    this.#told = this.#shown;
    if (!this.#told) return;
    const code = this.#told instanceof Error ? failureOf(this.#told).code : 'origin_not_own';
    this.#host.dispatchEvent(new FsErrorEvent(code));
  }

  async #retry(connection: Connection) {
    this.#busy = true;
    this.#host.requestUpdate();
    await ask(connection, true).done;
    this.#busy = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The button that was pressed is gone.
    const next = this.#host.renderRoot.querySelector<HTMLElement>(`${this.#field}, .notice`);
    next?.focus();
  }
}

/** Whether this page may take secrets for the lender; asks the lender if nobody has. */
export function mayTakeSecrets(connection: Connection): boolean {
  return connection.lender === location.origin || ask(connection).verdict === 'own';
}

function ask(connection: Connection, again = false): Inquiry {
  let inquiry = inquiries.get(connection);
  if (!inquiry) inquiries.set(connection, (inquiry = { done: Promise.resolve() }));
  else if (!again) return inquiry;
  inquiry.done = inquire(connection, inquiry);
  return inquiry;
}

async function inquire(connection: Connection, inquiry: Inquiry) {
  const { lender, clientId } = connection;
  try {
    const standing = await inlineStanding(lender, clientId);
    if (standing === 'own') inquiry.verdict = standing;
    else inquiry.verdict = (await import('./inline-refusal.ts')).refuse(lender, clientId);
  } catch (error) {
    inquiry.verdict = error as Error;
  }
  // Every element on this connection draws again.
  connection.dispatchEvent(new Event('change'));
}
