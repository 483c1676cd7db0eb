import { html } from 'lit';
import type { TotpEnrolment } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { renderQrCode } from './qr-code.ts';
import type { SecurityView } from './security-view.ts';

/** An authenticator app that is being set up. */
export interface TotpPart {
  enrolment: TotpEnrolment;
  /** What is wrong with the code. */
  problem: string | undefined;
  busy: boolean;
  /** The key was just copied. */
  copied: boolean;
  onCopy: () => void;
  onInput: () => void;
  onSubmit: (code: string) => void;
  onCancel: () => void;
}

/** Sets up an authenticator app: a picture, the same as text, and the first code. */
export function renderTotp({ texts, common }: SecurityView, part: TotpPart) {
  const { enrolment, problem, busy } = part;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!busy) part.onSubmit(new FormData(form).get('code') as string);
  };
  return html`<form class="enrolment" novalidate method="post" @submit=${onSubmit}>
    <h2 id="view-title" tabindex="-1">${texts.totpTitle}</h2>
    <ol class="steps">
      <li>
        <p><strong>${texts.totpScan}</strong></p>
        <p class="muted small">${texts.totpScanOnPhone}</p>
        ${renderQrCode(enrolment.uri, texts.totpPicture)}
      </li>
      <li>
        <p>${texts.totpType}</p>
        <p class="secret">
          <span class="visually-hidden">${texts.totpKey}</span>
          <code translate="no">${grouped(enrolment.secret)}</code>
        </p>
        ${renderButton({
          label: part.copied ? common.copied : texts.copyKey,
          kind: 'quiet',
          onClick: part.onCopy,
        })}
      </li>
      <li>
        <p><strong>${texts.totpEnter}</strong></p>
        <div class="code">
          ${renderTextField({
            id: 'code',
            label: texts.code,
            autocomplete: 'one-time-code',
            inputmode: 'numeric',
            // Room for the spaces that apps put between digits.
            maxlength: 16,
            required: true,
            help: texts.codeHelp,
            error: problem,
            onInput: part.onInput,
          })}
        </div>
      </li>
    </ol>
    <div class="actions">
      ${renderButton({
        label: texts.turnOn,
        busyLabel: texts.turningOn,
        kind: 'primary',
        type: 'submit',
        busy,
      })}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: part.onCancel })}
    </div>
  </form>`;
}

/** In fours, which the eye can follow. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** Recovery codes that were just made. */
export interface CodesPart {
  codes: readonly string[];
  copied: boolean;
  onCopy: () => void;
  onPrint: () => void;
  onKept: () => void;
}

/** The recovery codes, shown this once. */
export function renderCodes({ texts, common }: SecurityView, part: CodesPart) {
  return html`<div class="enrolment">
    <h2 id="view-title" tabindex="-1">${texts.codesTitle}</h2>
    <p><strong>${texts.codesOnce}</strong> ${texts.codesUse}</p>
    <ol class="codes" translate="no">
      ${part.codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ol>
    <div class="actions">
      ${renderButton({
        label: part.copied ? common.copied : texts.copyCodes,
        onClick: part.onCopy,
      })}
      ${renderButton({ label: common.print, onClick: part.onPrint })}
      ${renderButton({ label: texts.codesKept, kind: 'primary', onClick: part.onKept })}
    </div>
  </div>`;
}
