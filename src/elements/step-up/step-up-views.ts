import { html, nothing, type TemplateResult } from 'lit';
import type { SignInChallenge, StepUpAnswer } from '../../../sdk/index.ts';
import type { Catalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { renderNotice } from '../../ui/notice.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { renderTextField } from '../../ui/text-field.ts';

type Way = keyof Catalogues['signInPanels']['others'];

/** Where a step-up stands, and what can be done about it. */
export interface StepUpView {
  own: Catalogues['securityLists'];
  steps: Catalogues['signInPanels'];
  common: Catalogues['common'];
  errors: Catalogues['errors'];
  locale: string;
  /** Undefined until the lender has asked something. */
  challenge: SignInChallenge | undefined;
  place: 'step' | 'ways' | 'gone';
  busy: boolean;
  /** Why the last call failed. */
  error: unknown;
  /** What is wrong with what was typed. */
  fieldError: string | undefined;
  /** Why a passkey did not do. */
  remark: 'stopped' | 'wrong' | undefined;
  onBegin: () => void;
  /** @param said read out when the lender has taken it */
  onAnswer: (answer: StepUpAnswer, said?: string) => void;
  onMissing: (words: string) => void;
  onType: () => void;
  onPasskey: () => void;
  onChoose: () => void;
  onCancel: () => void;
}

/** What the dialog shows, at every step of it. */
export function renderStepUp(view: StepUpView): TemplateResult {
  const { own, errors, common } = view;
  if (view.place === 'gone') {
    return html`${renderNotice({
      tone: 'warning',
      title: own.stepUpGoneTitle,
      body: own.stepUpGoneBody,
      texts: common,
    })}
    ${renderActions(
      view,
      renderButton({
        label: own.startAgain,
        kind: 'primary',
        onClick: view.onBegin,
      }),
    )}`;
  }
  const failure =
    view.error === undefined
      ? nothing
      : renderFailure({
          error: view.error,
          errors,
          common,
          locale: view.locale,
          ...(view.challenge ? {} : { onRetry: view.onBegin, busy: view.busy }),
        });
  if (!view.challenge) {
    return html`${failure === nothing ? renderSkeleton(view) : failure}
    ${renderActions(view, nothing)}`;
  }
  if (view.place === 'ways') return html`${failure} ${renderWays(view)}`;
  return html`${failure} ${renderStep(view, view.challenge)}`;
}

function renderSkeleton(view: StepUpView) {
  const { common } = view;
  return html`<div class="stack tight" aria-busy="true" role="group" aria-label=${common.loading}>
    ${skeleton('60%')} ${skeleton('100%', '48px')}
  </div>`;
}

function renderStep(view: StepUpView, challenge: SignInChallenge): TemplateResult {
  const { steps } = view;
  switch (challenge.kind) {
    case 'email_code':
    case 'totp':
      return renderCode(view, challenge);
    case 'recovery_code':
      return renderField(view, {
        lead: steps.recoveryCode.body,
        label: steps.recoveryCode.field,
        submit: steps.recoveryCode.submit,
        onSubmit: (text) =>
          text ? view.onAnswer({ recoveryCode: text }) : view.onMissing(steps.recoveryCode.missing),
      });
    case 'passkey':
      return renderPasskey(view);
    default:
      return html`<p>${steps.unknown.next}</p>
        ${renderActions(view, nothing)}`;
  }
}

function renderCode(view: StepUpView, challenge: SignInChallenge) {
  const { kind, sentTo, length = 6 } = challenge;
  const { code } = view.steps;
  const byMail = kind === 'email_code';
  return renderField(view, {
    lead: byMail ? code.emailBody(sentTo ?? '') : code.appBody,
    heading: byMail ? code.emailHeading : code.appHeading,
    label: code.field,
    help: code.help(String(length)),
    submit: code.submit,
    digits: true,
    more: byMail ? renderResend(view, challenge) : undefined,
    onSubmit: (text) =>
      text.replace(/\s/g, '').length === length
        ? view.onAnswer({ code: text })
        : view.onMissing(code.missing(String(length))),
  });
}

function renderField(
  view: StepUpView,
  field: {
    lead: string;
    heading?: string;
    label: string;
    help?: string;
    submit: string;
    digits?: boolean;
    more?: TemplateResult | undefined;
    onSubmit: (text: string) => void;
  },
) {
  const { steps } = view;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!view.busy)
      field.onSubmit(
        (new FormData(event.target as HTMLFormElement).get('answer') as string).trim(),
      );
  };
  return html`<form id="step" novalidate method="dialog" @submit=${onSubmit}>
      ${field.heading ? html`<h3>${field.heading}</h3>` : nothing}
      <p>${field.lead}</p>
      ${renderTextField({
        id: 'answer',
        label: field.label,
        autocomplete: field.digits ? 'one-time-code' : 'off',
        inputmode: field.digits ? 'numeric' : 'text',
        maxlength: field.digits ? 16 : 64,
        required: true,
        ...(field.help ? { help: field.help } : {}),
        error: view.fieldError,
        onInput: view.onType,
      })}
      ${field.more ? html`<div class="again">${field.more}</div>` : nothing}
      <p class="muted small">${steps.code.safe}</p>
    </form>
    ${renderActions(
      view,
      renderButton({
        label: field.submit,
        busyLabel: steps.sending,
        kind: 'primary',
        type: 'submit',
        form: 'step',
        busy: view.busy,
      }),
    )}`;
}

function renderPasskey(view: StepUpView) {
  const { passkey } = view.steps;
  const remark = view.remark === 'wrong' ? 'wrong' : 'stopped';
  return html`<p>${passkey.body}</p>
    ${
      view.remark
        ? renderNotice({
            tone: 'warning',
            title: remark === 'wrong' ? passkey.wrongTitle : passkey.stoppedTitle,
            body: remark === 'wrong' ? passkey.wrongBody : passkey.stoppedBody,
            texts: view.common,
          })
        : nothing
    }
    ${renderActions(
      view,
      renderButton({
        id: 'passkey',
        label: passkey.button,
        busyLabel: passkey.busy,
        kind: 'primary',
        busy: view.busy,
        onClick: view.onPasskey,
      }),
    )}`;
}

function renderWays(view: StepUpView) {
  const { own, steps } = view;
  return html`<p>${own.chooseWay}</p>
    <div class="stack tight">
      ${othersOf(view).map((way) =>
        renderButton({
          label: steps.others[way],
          wide: true,
          busy: view.busy,
          onClick: () => view.onAnswer({ use: way }),
        }),
      )}
    </div>
    ${renderActions(view, nothing)}`;
}

function renderActions(view: StepUpView, primary: TemplateResult | typeof nothing) {
  const { common, steps } = view;
  const change = view.place === 'step' && othersOf(view).length > 0;
  return html`<div class="actions">
    ${primary}
    ${
      change
        ? renderButton({ label: steps.useAnother, kind: 'quiet', onClick: view.onChoose })
        : nothing
    }
    ${renderButton({ label: common.cancel, kind: 'quiet', onClick: view.onCancel })}
  </div>`;
}

/** The ways that this customer has and this version knows. */
function othersOf({ challenge, steps }: StepUpView): Way[] {
  const others: readonly string[] = challenge?.others ?? [];
  return others.filter((kind): kind is Way => kind in steps.others);
}

function renderResend(view: StepUpView, { resendAt }: SignInChallenge) {
  const { code } = view.steps;
  const seconds = resendAt ? Math.ceil((Date.parse(resendAt) - Date.now()) / 1_000) : 0;
  // A device's clock may be far off: no code takes longer than this.
  if (seconds > 0 && seconds <= 60) {
    return html`<p class="muted small figures">${code.resendIn(String(seconds))}</p>`;
  }
  return renderButton({
    label: code.resend,
    kind: 'quiet',
    onClick: () => view.onAnswer({ resend: true }, code.resent),
  });
}
