import { html, nothing } from 'lit';
import type { Preferences } from '../../../sdk/index.ts';
import { formatDate } from '../../../sdk/plain-date.ts';
import { embedding } from '../../controllers/embedding.ts';
import { preferences as headings } from '../../i18n/en/preferences.ts';
import { preferencesBody as english } from '../../i18n/en/preferences-body.ts';
import { type Catalogues, loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { circleAlertIcon, circleCheckIcon, triangleAlertIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { wear } from '../../ui/late-styles.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { fetchPart } from '../fetch-part.ts';
import { StepUpDeclined, withStepUp } from '../step-up/with-step-up.ts';
import type { Consent, ConsentTask } from './consent.ts';
import type { renderConsent } from './consent-part.ts';
import {
  type HoursDraft,
  type HoursPart,
  hoursProblem,
  renderHours,
  renderLanguage,
} from './hours-part.ts';
import { type Field, type Outcome, PreferenceEdits, valueOf } from './preference-edits.ts';
import { PreferenceTabs } from './preference-tabs.ts';
import { bodyStyles } from './preferences-body.styles.ts';
import {
  changeWords,
  dayIn,
  fieldName,
  type PreferencesView,
  valueWords,
} from './preferences-view.ts';
import { renderTopics } from './topics-part.ts';

/** The preferences of one customer: all that `fs-preferences` shows once somebody is signed in. */
export class Body implements ElementBody<Preferences> {
  readonly #host: BodyHost;
  #edits: PreferenceEdits | undefined;
  #tabs: PreferenceTabs | undefined;
  #draft: HoursDraft | undefined;
  #elsewhere: readonly Field[] = [];
  #phoneNeeded = false;
  #consent: Consent | undefined;
  #asking: AbortController | undefined;
  #renderConsent: typeof renderConsent | undefined;
  #partError: unknown;
  #step: Consent['check'];
  /** Said below a consent that has just ended. */
  #done: { task: ConsentTask; words: string } | undefined;

  constructor(host: BodyHost) {
    this.#host = host;
    wear(host.element, bodyStyles);
  }

  /** Takes over what the lender says. */
  take(preferences: Preferences): void {
    if (this.#edits) this.#edits.adopt(preferences);
    else {
      this.#edits = new PreferenceEdits(preferences, {
        lender: this.#host.client.preferences,
        onChange: () => this.#update(),
        onOutcome: (...outcome) => this.#onOutcome(...outcome),
      });
    }
  }

  /** Gives up what is on its way where nobody is signed in; else what was pressed is still saved. */
  stop(): void {
    this.#tabs?.close();
    this.#tabs = undefined;
    this.#consent?.stop();
    this.#asking?.abort();
    if (this.#host.client.auth.state.status !== 'signed-in') this.#edits?.stop();
  }

  /** The card. */
  render() {
    const edits = this.#edits;
    if (!edits) return html``;
    const view = this.#view(edits);
    const { heading } = loadedCatalogues(view.locale)?.preferences ?? headings;
    this.#listen();
    const hours = this.#hours(view);
    return html`<section class="card preferences" aria-labelledby="heading">
      <header>
        <h2 id="heading">${heading}</h2>
        <p class="muted small">${view.texts.intro(edits.saved.email)}</p>
      </header>
      ${this.#renderNews(view)}
      ${renderTopics(view, {
        onSwitch: (field, on) => edits.set(field, on),
        onPhoneNeeded: () => this.#needPhone(),
      })}
      ${this.#renderPhone(view)} ${renderHours(view, hours)} ${this.#renderPapers(view)}
      ${renderLanguage(view, hours)} ${this.#renderUndo(view)}
    </section>`;
  }

  get #texts(): Catalogues['preferencesBody'] {
    return loadedCatalogues(this.#host.words().locale)?.preferencesBody ?? english;
  }

  /** What did not go as the customer wanted, before all else. */
  #renderNews(view: PreferencesView) {
    const { edits, texts, common } = view;
    const conflicts = [...edits.conflicts].map(([field, { mine, theirs }]) => {
      const value = (one: unknown) =>
        typeof one === 'boolean' ? changeWords(view, field, one) : valueWords(view, one);
      return html`<div class="notice warning" id="conflict-${field}" tabindex="-1" part="notice">
        ${triangleAlertIcon()}
        <p class="notice-title">${texts.conflictTitle(fieldName(view, field))}</p>
        <p>${texts.conflictBody}</p>
        <div class="actions">
          ${renderButton({
            label: texts.keepMine(value(mine)),
            onClick: () => this.#choose(field, 'mine'),
          })}
          ${renderButton({
            label: texts.keepTheirs(value(theirs)),
            onClick: () => this.#choose(field, 'theirs'),
          })}
        </div>
      </div>`;
    });
    const failed = [...edits.failed].map(
      ([field, value]) =>
        html`<div class="notice error" id="failed-${field}" tabindex="-1" part="notice">
          ${circleAlertIcon()}
          <p class="notice-title">${texts.failedTitle}</p>
          <p>${texts.failedBody(changeWords(view, field, value))}</p>
          <div class="actions">
            ${renderButton({
              label: common.retry,
              onClick: () => {
                edits.set(field, value, valueOf(edits.saved, field));
                void this.#focus('#topics-title');
              },
            })}
            ${renderButton({
              label: texts.dismiss,
              kind: 'quiet',
              onClick: () => this.#dismiss(field),
            })}
          </div>
        </div>`,
    );
    const shown = this.#elsewhere
      .map((field) => changeWords(view, field, valueOf(edits.saved, field)))
      .join('; ');
    return html`${conflicts} ${failed}
    ${
      shown
        ? renderNotice({
            tone: 'info',
            title: texts.elsewhereTitle,
            body: texts.elsewhere(shown),
            texts: common,
            id: 'elsewhere',
            action: {
              label: common.close,
              onClick: () => {
                this.#setElsewhere([]);
                void this.#focus('#topics-title');
              },
            },
          })
        : nothing
    }`;
  }

  #renderUndo(view: PreferencesView) {
    const { edits, texts } = view;
    const { field } = edits.undoable ?? {};
    return html`<div class="undo">
      ${
        field === undefined
          ? nothing
          : html`<p class="small">
                ${texts.savedAs(changeWords(view, field, valueOf(edits.saved, field)))}
              </p>
              ${renderButton({ id: 'undo', label: texts.undo, onClick: () => this.#undo() })}`
      }
    </div>`;
  }

  #renderPhone(view: PreferencesView) {
    const { texts, preferences, locale } = view;
    const { phone } = preferences;
    return html`<section class="part" aria-labelledby="phone-title">
      <h3 id="phone-title" tabindex="-1">${texts.textsTitle}</h3>
      ${
        this.#phoneNeeded && !phone
          ? html`<p class="small" id="phone-needed">${texts.needsPhone}</p>`
          : nothing
      }
      <p>
        ${
          phone
            ? texts.textsOn(phone.number, dayIn(preferences.zone, phone.consentedAt, locale))
            : texts.textsNone
        }
      </p>
      ${this.#renderDone('phone', 'stop')}
      ${
        this.#renderTask(view, 'phone', 'stop') ??
        html`<div class="actions">
          ${renderButton({
            id: 'add-phone',
            label: phone ? texts.changePhone : texts.addPhone,
            onClick: () => void this.#begin('phone'),
          })}
          ${
            phone
              ? renderButton({
                  label: texts.removePhone,
                  kind: 'quiet',
                  onClick: () => this.#stopTexts(),
                })
              : nothing
          }
        </div>`
      }
    </section>`;
  }

  #renderPapers(view: PreferencesView) {
    const { texts, preferences, locale } = view;
    const { paperless } = preferences;
    const button = (task: ConsentTask, label: string, kind: 'secondary' | 'quiet' = 'secondary') =>
      renderButton({ id: `begin-${task}`, label, kind, onClick: () => void this.#begin(task) });
    return html`<section class="part" aria-labelledby="papers-title">
      <h3 id="papers-title" tabindex="-1">${texts.papersTitle}</h3>
      <p>
        ${
          paperless
            ? texts.papersScreen(dayIn(preferences.zone, paperless.consentedAt, locale))
            : texts.papersPost
        }
      </p>
      ${this.#renderDone('paperless', 'withdraw', 'copy')}
      ${
        this.#renderTask(view, 'paperless', 'withdraw', 'copy') ??
        html`<div class="actions">
          ${paperless ? nothing : button('paperless', texts.goPaperless)}
          ${button('copy', texts.orderCopy, paperless ? 'secondary' : 'quiet')}
          ${paperless ? button('withdraw', texts.withdraw, 'quiet') : nothing}
        </div>`
      }
    </section>`;
  }

  /** What is being agreed to in a place, or what has just come of it. */
  #renderTask(view: PreferencesView, ...tasks: ConsentTask[]) {
    const consent = this.#consent;
    if (consent && tasks.includes(consent.task) && this.#renderConsent) {
      return this.#renderConsent(view, consent, () => void this.#cancel(consent.task));
    }
    if (this.#partError !== undefined && tasks.includes('phone')) {
      const error = this.#partError;
      return renderFailure({ error, id: 'part-failure', ...this.#host.words() });
    }
    return undefined;
  }

  #renderDone(...tasks: ConsentTask[]) {
    if (!this.#done || !tasks.includes(this.#done.task)) return nothing;
    return html`<p class="small done">${circleCheckIcon()}<span>${this.#done.words}</span></p>`;
  }

  #hours(view: PreferencesView): HoursPart {
    const { edits } = view;
    return {
      draft: this.#draft,
      onEdit: () => void this.#edit(),
      onType: (change) => {
        if (this.#draft) Object.assign(this.#draft, change, { problem: undefined });
        this.#update();
      },
      onSave: () => void this.#saveHours(),
      onCancel: () => void this.#endDraft(),
      onOff: () => edits.set('quietHours', null),
      onChoose: (field, value) => edits.set(field, value),
    };
  }

  async #edit() {
    const before = this.#edits?.shown('quietHours') as Preferences['quietHours'];
    this.#draft = { ...(before ?? { from: '21:00', until: '08:00' }), before };
    await this.#focus('#quiet-from');
  }

  async #saveHours() {
    const draft = this.#draft;
    if (!draft) return;
    const { from, until, before } = draft;
    const problem = hoursProblem(draft);
    if (problem) {
      draft.problem = problem;
      return this.#focus('[aria-invalid=true]');
    }
    this.#edits?.set('quietHours', { from, until }, before);
    await this.#endDraft();
  }

  async #endDraft() {
    this.#draft = undefined;
    await this.#focus('[id^="conflict-"], #quiet-edit');
  }

  #choose(field: Field, which: 'mine' | 'theirs') {
    this.#edits?.choose(field, which);
    void this.#focus('#quiet-title');
  }

  #dismiss(field: Field) {
    this.#edits?.failed.delete(field);
    this.#edits?.states.delete(field);
    void this.#focus('#topics-title');
  }

  #undo() {
    this.#edits?.undo();
    void this.#focus('#topics-title');
  }

  #setElsewhere(fields: readonly Field[]) {
    this.#elsewhere = fields;
    this.#update();
  }

  #needPhone() {
    this.#phoneNeeded = true;
    this.#host.announce(this.#texts.needsPhone);
    void this.#focus('#add-phone');
  }

  async #begin(task: ConsentTask) {
    const edits = this.#edits;
    if (!edits) return;
    this.#consent?.stop();
    const asker = this.#asker();
    const { locale } = asker;
    const report = (error: unknown) => this.#host.report(error);
    this.#partError = this.#done = undefined;
    try {
      const part = await fetchPart(import('./consent-part.ts'));
      this.#renderConsent = part.renderConsent;
      this.#consent = part.beginConsent({
        asker,
        task,
        element: this.#host.element,
        words: () => this.#host.words(),
        view: () => this.#view(edits),
        onChange: () => void this.#onConsent(),
        onDone: (done) => void this.#finish(task, done, part.consentTexts(locale)),
        onError: report,
      });
      void this.#consent.load();
      await this.#focus('#consent-title');
    } catch (error) {
      this.#partError = error;
      report(error);
      this.#update();
    }
  }

  async #onConsent() {
    const step = this.#consent?.check;
    this.#update();
    await this.#host.element.updateComplete;
    const { renderRoot } = this.#host.element;
    if (this.#consent?.problem) {
      renderRoot
        .querySelector<HTMLElement>('.consent [aria-invalid=true], .consent .field-error')
        ?.focus();
    } else if (step && this.#step !== step) renderRoot.querySelector<HTMLElement>('#code')?.focus();
    this.#step = step;
  }

  async #finish(
    task: ConsentTask,
    done: Preferences | string,
    texts: Catalogues['preferencesConsent'],
  ) {
    this.#consent?.stop();
    this.#consent = undefined;
    const { locale } = this.#host.words();
    const said = {
      stop: this.#texts.phoneRemoved,
      phone: typeof done === 'string' ? '' : texts.phoneDone(done.phone?.number ?? ''),
      paperless: texts.papersDone,
      withdraw: texts.withdrawn,
      copy: typeof done === 'string' ? texts.copyDone(formatDate(done, locale)) : '',
    }[task];
    this.#phoneNeeded = false;
    if (typeof done !== 'string') {
      this.take(done);
      this.#tabs?.say();
    }
    await this.#focus(isOfPhone(task) ? '#phone-title' : '#papers-title');
    this.#host.announce(said);
    this.#done = { task, words: said };
    this.#update();
  }

  async #cancel(task: ConsentTask) {
    this.#consent?.stop();
    this.#consent = undefined;
    await this.#focus(isOfPhone(task) ? '#add-phone' : `#begin-${task}`);
  }

  #stopTexts() {
    // In the page of somebody else a press may have been meant for what lies over this frame.
    void (embedding().page === undefined ? this.#removePhone() : this.#begin('stop'));
  }

  async #removePhone() {
    if (this.#asking) return;
    const { signal } = (this.#asking = new AbortController());
    const asker = this.#asker();
    const remove = () => asker.client.preferences.removePhone({ signal });
    try {
      this.take(await withStepUp(asker, remove, signal));
      this.#tabs?.say();
      this.#host.announce(this.#texts.phoneRemoved);
    } catch (error) {
      if (!(error instanceof StepUpDeclined || signal.aborted)) {
        this.#partError = error;
        this.#host.report(error);
        this.#update();
      }
    }
    this.#asking = undefined;
    await this.#focus('#add-phone');
  }

  #asker() {
    const { element, client } = this.#host;
    return { element, client, locale: this.#host.words().locale };
  }

  /** Another tab has saved something. */
  async #refresh() {
    try {
      this.take(await this.#host.client.preferences.get());
    } catch {
      // Found out with the next change at the latest.
    }
  }

  #onOutcome(outcome: Outcome, fields: readonly Field[], error?: unknown) {
    const edits = this.#edits;
    if (!edits) return;
    const { texts, view } = { texts: this.#texts, view: this.#view(edits) };
    const each = (words: (field: Field) => string) => fields.map(words).join(' ');
    const saved = (field: Field) => changeWords(view, field, valueOf(edits.saved, field));
    if (outcome === 'saved') {
      this.#tabs?.say();
      this.#host.announce(each((field) => texts.savedAs(saved(field))));
    } else if (outcome === 'failed') {
      this.#host.report(error);
      this.#host.announce(
        each((field) => texts.failedAs(changeWords(view, field, edits.failed.get(field)))),
      );
    } else if (outcome === 'conflict') {
      this.#host.announce(each((field) => texts.conflictTitle(fieldName(view, field))));
    } else {
      this.#setElsewhere(fields);
      this.#host.announce(texts.elsewhere(fields.map(saved).join('; ')));
    }
  }

  /** Hears what other tabs save, as long as it is on the page. */
  #listen() {
    if (!this.#host.element.isConnected) return;
    this.#tabs ??= new PreferenceTabs(this.#host.client, () => void this.#refresh());
  }

  #view(edits: PreferenceEdits): PreferencesView {
    return { ...this.#host.words(), edits, preferences: edits.saved, texts: this.#texts };
  }

  #update() {
    this.#host.element.requestUpdate();
  }

  async #focus(selector: string) {
    this.#update();
    await this.#host.element.updateComplete;
    this.#host.element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

const isOfPhone = (task: ConsentTask) => task === 'phone' || task === 'stop';
