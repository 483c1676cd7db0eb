import { html, nothing } from 'lit';
import type { PaymentIntentState } from '../../../sdk/index.ts';
import { renderButton, spinner } from '../../ui/button.ts';
import { failureOf } from '../../ui/failure.ts';
import type { Formats } from '../../ui/formats.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { Catalogues } from '../../i18n/index.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import type { PanelView } from './panel-view.ts';

// By then the longest usual outage of a network is over and a person may want to call.
const many = 4;

/** A payment whose answer is not here yet. */
export interface CheckingPart {
  state: Extract<PaymentIntentState, { status: 'unknown' | 'paused' }>;
  texts: Catalogues['paymentPanel'];
  common: Catalogues['common'];
  formats: Formats;
  onCheckNow: () => void;
}

/** Says that nobody knows yet, and offers everything but a second payment. */
export function renderChecking({ state, texts, common, formats, onCheckNow }: CheckingPart) {
  const amount = formats.money(state.confirmed.input.amount);
  if (state.status !== 'unknown') {
    return html`<section class="card stack tight" aria-labelledby="step-title">
      <h2 id="step-title" tabindex="-1">${texts.pausedHeading}</h2>
      <p class="muted">${texts.pausedBody(amount)}</p>
    </section>`;
  }
  const { attempts, error } = state;
  const { kind, requestId } = failureOf(error);
  return html`<section class="card stack checking" aria-labelledby="step-title" aria-busy="true">
    <div class="stack tight">
      <h2 id="step-title" tabindex="-1">${spinner()}<span>${texts.checkingHeading}</span></h2>
      <p>${texts.checkingBody(amount)}</p>
      <p class="muted small">
        ${kind === 'offline' ? texts.checkingOffline : texts.checkingKeepOpen}
      </p>
    </div>
    ${
      attempts >= many && requestId
        ? renderNotice({
            tone: 'info',
            title: texts.checkingLong,
            requestId,
            texts: common,
          })
        : nothing
    }
    <div class="actions">${renderButton({ label: texts.checkNow, onClick: onCheckNow })}</div>
  </section>`;
}

/** A payment that has its answer, while what shows the answer is not here; says so once it is known not to come. */
export function renderHidden(
  { texts, errors, common, formats }: PanelView,
  { error, onRetry }: { error: unknown; onRetry: () => void },
) {
  return html`<div class="stack checking" aria-busy=${error === undefined ? 'true' : 'false'}>
    <h2 id="step-title" tabindex="-1">${spinner()}<span>${texts.checkingHeading}</span></h2>
    ${
      error === undefined
        ? nothing
        : html`<p>${texts.outcomeHidden}</p>
            ${renderFailure({ error, onRetry, errors, common, locale: formats.locale })}`
    }
  </div>`;
}
