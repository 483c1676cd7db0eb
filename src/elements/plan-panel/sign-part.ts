import { html, nothing, type TemplateResult } from 'lit';
import type { PlanPreview } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { arrowLeftIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderTextField } from '../../ui/text-field.ts';
import type { ReviewWords } from '../../controllers/confirm-gate.ts';
import type { GuestConfirm } from '../guest-confirm.ts';
import { renderEffect } from './effect-part.ts';
import { choiceWords, type PlanView } from './plan-view.ts';

/** The last look before a change is signed. */
export interface SignPart {
  shown: PlanPreview;
  /** What the contract is of, where the reader has it. */
  vehicle: string | undefined;
  name: string;
  wrongName: boolean;
  /** Whether the text is another one than was shown first. */
  anew: boolean;
  all: boolean;
  busy: boolean;
  failure: TemplateResult | typeof nothing;
  /** The button that signs, with what it signs. */
  confirm: GuestConfirm;
  onName: (name: string) => void;
  onAll: () => void;
  onSign: () => void;
  onBack: () => void;
}

/** What the change does, the text, and where to sign it. */
export function renderSign(view: PlanView, part: SignPart) {
  const { texts, common, formats } = view;
  const { shown, busy } = part;
  return html`<form
    class="stack narrow"
    novalidate
    aria-labelledby="view-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      part.onSign();
    }}
  >
    <header>
      <h2 id="view-title" tabindex="-1">${texts.reviewTitle}</h2>
      <p class="muted">${choiceWords(view, shown)}</p>
    </header>
    ${
      part.anew
        ? renderNotice({
            id: 'anew',
            tone: 'warning',
            title: texts.anewTitle,
            body: texts.anewBody,
            texts: common,
          })
        : nothing
    }
    ${renderEffect(view, shown.effect, part)}
    <section class="agreement" aria-labelledby="agreement-title">
      <h3 id="agreement-title">${texts.agreement}</h3>
      <p class="small">${shown.agreement}</p>
    </section>
    ${renderTextField({
      id: 'name',
      label: texts.nameLabel,
      help: texts.nameHelp,
      error: part.wrongName ? texts.nameProblem : undefined,
      autocomplete: 'name',
      value: part.name,
      maxlength: 200,
      required: true,
      onInput: (event) => part.onName((event.target as HTMLInputElement).value),
    })}
    <p class="muted small">${texts.signBy(formats.day(shown.expiresOn))}</p>
    ${part.failure}
    <div class="actions">
      ${part.confirm.render(renderSummary(view, part), {
        id: 'sign',
        kind: 'primary',
        type: 'submit',
        label: texts.sign,
        busyLabel: texts.signing,
        busy,
      })}
      ${renderButton({
        label: common.back,
        kind: 'quiet',
        icon: arrowLeftIcon(),
        disabled: busy,
        onClick: part.onBack,
      })}
    </div>
  </form>`;
}

/** What a signature is given for, in the page of somebody else. */
function renderSummary(view: PlanView, part: SignPart) {
  const { figure, lines } = signWords(view, part);
  return html`<p><strong>${figure}</strong></p>
    <dl class="lines">
      ${lines.map(
        ({ label, value }) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
}

/** The same in words, for a window of the lender's. */
export function signWords(
  view: PlanView,
  { shown, vehicle, name }: Pick<SignPart, 'shown' | 'vehicle' | 'name'>,
): ReviewWords {
  const { texts, formats } = view;
  const { rows, interest } = shown.effect;
  const last = rows.at(-1)?.after;
  const line = (label: string, value: string) => ({ label, value });
  return {
    figure: choiceWords(view, shown),
    lines: [
      ...(vehicle === undefined ? [] : [line(texts.vehicle, vehicle)]),
      line(texts.interest, formats.money(interest)),
      ...(last
        ? [line(texts.lastPayment, texts.on(formats.money(last.amount), formats.day(last.date)))]
        : []),
      ...(name.trim() ? [line(texts.nameLabel, name.trim())] : []),
    ],
    agreement: line(texts.agreement, shown.agreement),
    confirm: texts.sign,
  };
}
