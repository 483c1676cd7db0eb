import { html, type LitElement, type TemplateResult } from 'lit';
import type { Connection } from '../controllers/connection.ts';
import { isLendersOwnSite } from '../controllers/inline-policy.ts';
import { FsErrorEvent } from '../events/index.ts';
import type { Catalogues } from '../i18n/index.ts';
import { renderFailure } from '../ui/failure-notice.ts';
import { skeleton } from '../ui/skeleton.ts';

/** What the guard draws from. */
export interface GuardView {
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
}

/** Why fields for secrets are not shown. */
export interface Withheld {
  /** Of the event. */
  code: string;
  /** Left out where another try may help. */
  render?: (view: GuardView) => TemplateResult;
}

/** The question that is asked once for each lender and client id, and its answer. */
interface Inquiry {
  verdict?: 'own' | Withheld;
  busy?: boolean;
}

const inquiries = new WeakMap<Connection, Inquiry>();
const told = new WeakMap<LitElement, Withheld>();

/** Whether this page may take secrets for the lender; asks the lender if nobody has. */
export function mayTakeSecrets(connection: Connection): boolean {
  return connection.lender === location.origin || inquiryOf(connection).verdict === 'own';
}

/**
 * Keeps fields for secrets off pages that are not the lender's own. Until the lender has said that
 * this one is, there are bars in place of the fields, and no fields where it has not.
 *
 * @param field selector of what gets the keyboard after another try that went well
 * @returns what stands in place of the fields; undefined where they may be shown
 */
export function renderGuard(
  host: LitElement,
  connection: Connection,
  view: GuardView,
  field: string,
): TemplateResult | undefined {
  if (mayTakeSecrets(connection)) return undefined;
  const inquiry = inquiryOf(connection);
  const verdict = inquiry.verdict as Withheld | undefined;
  if (!verdict) {
    return html`<div class="panel" role="group" aria-busy="true" aria-label=${view.common.loading}>
      ${skeleton('60%', '1.6em')} ${skeleton('100%', '44px')} ${skeleton('100%', '44px')}
    </div>`;
  }
  if (told.get(host) !== verdict) {
    told.set(host, verdict);
    void host.updateComplete.then(() => host.dispatchEvent(new FsErrorEvent(verdict.code)));
  }
  const onRetry = async () => {
    const answered = inquire(connection, inquiry);
    host.requestUpdate();
    await answered;
    await host.updateComplete;
    // The button that was pressed is gone, unless there is no answer again.
    host.renderRoot.querySelector<HTMLElement>(field)?.focus();
  };
  const { busy = false } = inquiry;
  return verdict.render?.(view) ?? renderFailure({ ...view, error: verdict, onRetry, busy });
}

function inquiryOf(connection: Connection): Inquiry {
  let inquiry = inquiries.get(connection);
  if (!inquiry) {
    inquiries.set(connection, (inquiry = {}));
    void inquire(connection, inquiry);
  }
  return inquiry;
}

async function inquire(connection: Connection, inquiry: Inquiry) {
  const { lender, clientId } = connection;
  inquiry.busy = true;
  try {
    inquiry.verdict = (await isLendersOwnSite(lender, clientId))
      ? 'own'
      : (await import('./inline-refusal.ts')).refuse(lender, clientId);
  } catch {
    // To a customer the same as any other lack of an answer.
    inquiry.verdict = { name: 'NetworkError', code: 'policy_unreachable' } as Withheld;
  }
  inquiry.busy = false;
  // Every element on this connection draws again.
  connection.dispatchEvent(new Event('change'));
}
