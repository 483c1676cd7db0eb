import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Disclosure } from '../../../sdk/index.ts';
import { preferencesConsent as english } from '../../i18n/en/preferences-consent.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { type ButtonOptions, renderButton } from '../../ui/button.ts';
import { renderCheckField } from '../../ui/check-field.ts';
import { renderChoice } from '../../ui/choice-field.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { circleAlertIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { renderTextField } from '../../ui/text-field.ts';
import type { ReviewWords } from '../../controllers/confirm-gate.ts';
import { Consent, type ConsentOptions } from './consent.ts';
import { renderKeptBack } from '../kept-back.ts';
import type { PreferencesView } from './preferences-view.ts';

/** Begins a consent. */
export const beginConsent = (
  options: Omit<ConsentOptions, 'question' | 'agreed'> & { view: () => PreferencesView },
) => {
  const { phone, paperless } = options.view().preferences;
  return new Consent({
    ...options,
    agreed: Boolean(phone ?? paperless),
    question: (consent) => consentWords(options.view(), consent),
  });
};

/** Texts of consents. */
export const consentTexts = (locale: string): Catalogues['preferencesConsent'] =>
  loadedCatalogues(locale)?.preferencesConsent ?? english;

interface Scene {
  view: PreferencesView;
  consent: Consent;
  texts: Catalogues['preferencesConsent'];
  onCancel: () => void;
}

/** A consent where it is asked for. */
export function renderConsent(view: PreferencesView, consent: Consent, onCancel: () => void) {
  const texts = consentTexts(view.locale);
  const scene: Scene = { view, consent, texts, onCancel };
  if (consent.task === 'withdraw' || consent.task === 'stop') return renderEnding(scene);
  if (consent.task === 'copy') return renderCopy(scene);
  if (consent.task === 'phone') return consent.check ? renderCode(scene) : renderPhone(scene);
  return renderPaperless(scene);
}

function form(
  scene: Scene,
  title: string,
  body: TemplateResult,
  step: { label: string; onSubmit: () => void; others?: TemplateResult } | undefined,
) {
  const { consent, texts, view, onCancel } = scene;
  const { common, errors, locale } = view;
  const wrong: Partial<Record<string, string>> = {
    outdated: texts.outdated,
    noPaper: texts.copyNone,
  };
  const problem = consent.problem && wrong[consent.problem];
  return html`<form
    class="consent"
    novalidate
    aria-labelledby="consent-title"
    @submit=${(event: Event) => {
      event.preventDefault();
      step?.onSubmit();
    }}
  >
    <h4 id="consent-title" tabindex="-1">${title}</h4>
    ${body} ${problem ? error(problem, 'consent-error') : nothing}
    ${
      consent.error === undefined
        ? nothing
        : renderFailure({ error: consent.error, errors, common, locale, id: 'consent-failure' })
    }
    <div class="actions">
      ${
        !step
          ? nothing
          : consent.isLast
            ? renderLast(scene, { label: step.label, type: 'submit' })
            : renderButton({
                label: step.label,
                kind: 'primary',
                type: 'submit',
                busy: consent.busy,
              })
      }
      ${step?.others ?? nothing}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: onCancel })}
    </div>
  </form>`;
}

function renderPhone(scene: Scene) {
  const { consent, texts } = scene;
  const wrong = { phone: texts.phoneInvalid, refused: texts.phoneRefused } as const;
  const { problem } = consent;
  const body = html`${renderDisclosure(scene, consent.disclosures?.sms)}
  ${renderTextField({
    id: 'phone',
    label: texts.phone,
    type: 'tel',
    autocomplete: 'tel-national',
    inputmode: 'tel',
    help: texts.phoneHelp,
    value: consent.phone,
    error: problem === 'phone' || problem === 'refused' ? wrong[problem] : undefined,
    onInput: (event) => consent.enter({ phone: valueOf(event) }),
  })}
  ${renderAgreement(scene, consent.disclosures?.sms)}`;
  return form(scene, texts.phoneTitle, body, {
    label: texts.sendCode,
    onSubmit: () => void consent.text(),
  });
}

function renderCode(scene: Scene) {
  const { consent, texts } = scene;
  const body = html`<p class="small">${texts.codeSent(consent.check?.sentTo.slice(-4) ?? '')}</p>
    ${renderCodeField(scene, texts.code, 'numeric')}`;
  const others = html`${renderButton({
    label: texts.again,
    kind: 'quiet',
    onClick: () => void consent.text(),
  })}
  ${renderButton({ label: texts.otherPhone, kind: 'quiet', onClick: () => consent.renumber() })}`;
  return form(scene, texts.codeTitle, body, {
    label: texts.confirm,
    onSubmit: () => consent.finish(),
    others,
  });
}

function renderPaperless(scene: Scene) {
  const { consent, texts } = scene;
  const body = html`${renderDisclosure(scene, consent.disclosures?.paperless)}
    <div class="stack tight">
      <p class="small">${consent.tested ? texts.testReady : texts.testHelp}</p>
      <div class="actions">
        ${renderButton({
          id: 'test-document',
          label: texts.test,
          onClick: () => void consent.test(),
        })}
      </div>
      ${consent.tested ? renderKeptBack(scene.view.locale) : nothing}
    </div>
    ${renderCodeField(scene, texts.papersCode, 'text')}
    ${renderAgreement(scene, consent.disclosures?.paperless)}`;
  return form(scene, texts.papersTitle, body, {
    label: texts.agree,
    onSubmit: () => consent.finish(),
  });
}

/** The question whether to end a consent. */
function renderEnding(scene: Scene) {
  const { consent, texts, view, onCancel } = scene;
  const { errors, common, locale } = view;
  const { title, body, end } = endingWords(scene);
  return html`<div class="consent" role="group" aria-labelledby="consent-title">
    <h4 id="consent-title" tabindex="-1">${title}</h4>
    <p class="small">${body}</p>
    ${
      consent.error === undefined
        ? nothing
        : renderFailure({ error: consent.error, errors, common, locale, id: 'consent-failure' })
    }
    <div class="actions">
      ${renderLast(scene, { label: end, onClick: () => consent.finish() })}
      ${renderButton({ label: texts.keep, kind: 'quiet', onClick: onCancel })}
    </div>
  </div>`;
}

function endingWords({ consent, texts, view }: Pick<Scene, 'consent' | 'texts' | 'view'>) {
  return consent.task === 'stop'
    ? { title: texts.stopTitle, body: texts.stopBody, end: view.texts.removePhone }
    : { title: texts.withdrawTitle, body: texts.withdrawBody, end: texts.withdraw };
}

/** The button that changes something; in the page of somebody else with what it changes. */
function renderLast(scene: Scene, button: Pick<ButtonOptions, 'label' | 'type' | 'onClick'>) {
  const { consent, view } = scene;
  const { figure, lines } = consentWords(view, consent);
  const summary = html`<p>
    <strong>${figure}</strong>
    ${lines.map(({ label, value }) => html`<br /><span class="small">${label}: ${value}</span>`)}
  </p>`;
  return consent.confirm.render(summary, {
    id: 'consent-confirm',
    kind: 'primary',
    busy: consent.busy,
    ...button,
  });
}

/** What the last step of a consent changes, in words for a window of the lender's. */
function consentWords(view: PreferencesView, consent: Consent): ReviewWords {
  const texts = consentTexts(view.locale);
  const { task, disclosures, check } = consent;
  const { email, phone } = view.preferences;
  const line = (label: string, value: string) => ({ label, value });
  const ending = endingWords({ consent, texts, view });
  if (task === 'phone') {
    return {
      figure: texts.phoneTitle,
      lines: [line(texts.phone, check?.sentTo ?? '…')],
      agreement: agreed(texts.phoneTitle, disclosures?.sms),
      confirm: texts.confirm,
    };
  }
  if (task === 'paperless') {
    return {
      figure: texts.papersTitle,
      lines: [line(texts.email, email)],
      agreement: agreed(texts.papersTitle, disclosures?.paperless),
      confirm: texts.agree,
    };
  }
  return {
    figure: ending.title,
    lines: [task === 'stop' ? line(texts.phone, phone?.number ?? '…') : line(texts.email, email)],
    agreement: line(texts.meaning, ending.body),
    confirm: ending.end,
  };
}

const agreed = (label: string, disclosure: Disclosure | undefined) => ({
  label,
  value: disclosure?.agreement ?? '…',
});

function renderCopy(scene: Scene) {
  const { consent, texts } = scene;
  const { papers, kinds, accountId } = consent;
  if (!papers) return form(scene, texts.copyTitle, renderWaiting(scene), undefined);
  const several = papers.length > 1;
  const body = html`<p class="small">${texts.copyHelp}</p>
    ${
      several
        ? renderChoice(
            'copy-account',
            texts.copyAccount,
            papers.map(({ id, name, last4 }) => [id, texts.copyOf(name, last4)] as const),
            accountId ?? '',
            (id) => consent.enter({ accountId: id }),
          )
        : nothing
    }
    ${
      kinds.length > 0
        ? // Options that another account's take the place of would keep what was chosen among them.
          keyed(
            accountId,
            renderChoice(
              'copy-kind',
              texts.copyKind,
              kinds.map((kind) => [kind, texts.copyKinds[kind]] as const),
              consent.kind,
              (kind) => consent.enter({ kind }),
            ),
          )
        : html`<p>${texts.copyNone}</p>`
    }`;
  const step = { label: texts.copyOrder, onSubmit: () => consent.finish() };
  return form(scene, texts.copyTitle, body, kinds.length > 0 ? step : undefined);
}

function renderCodeField({ consent, texts }: Scene, label: string, inputmode: 'numeric' | 'text') {
  const { problem, triesLeft } = consent;
  const words: Partial<Record<string, string>> = {
    code: texts.codeMissing,
    wrong: texts.wrong(triesLeft),
    expired: texts.expired,
  };
  return renderTextField({
    id: 'code',
    label,
    autocomplete: inputmode === 'numeric' ? 'one-time-code' : 'off',
    inputmode,
    value: consent.code,
    maxlength: 20,
    error: problem && words[problem],
    onInput: (event) => consent.enter({ code: valueOf(event) }),
  });
}

/** What stands there until something is here; after a failure, the way to try again. */
function renderWaiting({ consent, texts, view }: Scene) {
  if (consent.error !== undefined) {
    const retry = () => void consent.load();
    return renderButton({ label: view.common.retry, onClick: retry });
  }
  return html`<span class="visually-hidden">${texts.loading}</span>${skeleton('100%', '8em')}`;
}

function renderDisclosure(scene: Scene, disclosure: Disclosure | undefined) {
  if (!disclosure) return renderWaiting(scene);
  return html`<div
    class="disclosure small"
    tabindex="0"
    role="group"
    aria-labelledby="consent-title"
  >
    ${disclosure.sections.map(
      ({ heading, paragraphs }) =>
        html`<p><strong>${heading}</strong></p>
          ${paragraphs.map((text) => html`<p>${text}</p>`)}`,
    )}
  </div>`;
}

function renderAgreement({ consent, texts }: Scene, disclosure: Disclosure | undefined) {
  if (!disclosure) return nothing;
  return html`<div>
    ${renderCheckField({
      id: 'agree',
      label: disclosure.agreement,
      checked: consent.agreed,
      onChange: (event) => consent.enter({ agreed: (event.target as HTMLInputElement).checked }),
    })}
    ${consent.problem === 'agree' ? error(texts.agreeFirst, 'agree-error') : nothing}
  </div>`;
}

const error = (words: string, id: string) =>
  html`<p class="field-error" id=${id} tabindex="-1">${circleAlertIcon()}<span>${words}</span></p>`;

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
