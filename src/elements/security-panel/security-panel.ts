import { initialState, Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Client, TotpEnrolment } from '../../../sdk/index.ts';
import { notePasskey } from '../../controllers/note-passkey.ts';
import { FsErrorEvent, FsReadyEvent } from '../../events/index.ts';
import { common as commonEnglish } from '../../i18n/en/common.ts';
import { errors as errorsEnglish } from '../../i18n/en/errors.ts';
import { securityPanel as english } from '../../i18n/en/security-panel.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { liveRegion } from '../../ui/live-region.ts';
import { renderMessage } from '../../ui/message.ts';
import { renderNotice } from '../../ui/notice.ts';
import { FsElement } from '../element.ts';
import { renderGuard } from '../inline-guard.ts';
import { renderPortalLink } from '../portal-link.ts';
import type { renderCodes, renderTotp } from './enrolment-part.ts';
import { renderFactors } from './factors-part.ts';
import { SecurityAction } from './security-action.ts';
import { loadSecurityData, type SecurityData } from './security-data.ts';
import { securityPanelStyles } from './security-panel.styles.ts';
import { renderSecuritySkeleton } from './security-skeleton.ts';
import type { SecurityView } from './security-view.ts';
import { renderDevices, renderSessions } from './sessions-part.ts';

/** What stands in place of the lists while something is set up. */
type Enrolment =
  { kind: 'totp'; enrolment: TotpEnrolment } | { kind: 'codes'; codes: readonly string[] };

/** The views of an enrolment, loaded when one begins. */
interface EnrolmentViews {
  renderTotp: typeof renderTotp;
  renderCodes: typeof renderCodes;
}

/**
 * Sign-in and security: where the customer is signed in and the ends of it, second factors with their
 * recovery codes, passkeys, and the devices that the lender knows. Stands on the lender's own pages only.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The lists are on screen.
 * @event fs-error - Something could not be loaded or was refused; the panel says why.
 * @csspart notice - What went wrong.
 * @cssproperty --fs-color-accent - Colour of the buttons and focus rings.
 */
export class FsSecurityPanel extends FsElement {
  static override styles = securityPanelStyles;

  @state() private enrolment: Enrolment | undefined;
  @state() private removing: string | undefined;
  @state() private problem: string | undefined;
  @state() private copied = false;
  @state() private announcement = '';

  #views: EnrolmentViews | undefined;
  #ready = false;

  readonly #action = new SecurityAction(this);

  readonly #load = new Task(this, {
    args: () => [this.#customer, this.revision] as const,
    task: ([client], { signal }) =>
      client ? loadSecurityData(client, signal) : Promise.resolve(initialState),
    onComplete: () => void this.#onLoaded(),
    onError: (error) => this.#report(error),
  });

  /** The client while somebody is signed in with it. */
  get #customer(): Client | undefined {
    return this.authState?.status === 'signed-in' ? this.client : undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.authState?.status === 'signed-in') return;
    // Keys and codes stay on no page that nobody is signed in on.
    this.#ready = false;
    this.enrolment = this.removing = this.problem = undefined;
    this.copied = false;
    if (this.#action.name !== undefined) this.#action.drop();
  }

  protected override render() {
    return html`${this.#renderState()}${liveRegion(this.announcement)}`;
  }

  #renderState() {
    const view = this.#view;
    if (this.loadError) {
      return this.#renderFailure(view, this.loadError, () => void this.loadClient());
    }
    if (!this.connection || this.authState?.status === 'signed-out') return this.#renderSignedOut();
    if (this.authState?.status !== 'signed-in') return this.#renderSkeleton();
    const guarded = renderGuard(this, this.connection, view, 'button');
    if (guarded) return html`<section class="card">${guarded}</section>`;
    if (this.enrolment && this.#views) {
      return html`<section class="card" aria-labelledby="view-title">
        ${this.#renderActionFailure(view)}
        ${this.#renderEnrolment(view, this.enrolment, this.#views)}
      </section>`;
    }
    return this.#load.render({
      initial: () => this.#renderSkeleton(),
      pending: () =>
        this.#ready && this.#load.value
          ? this.#renderLists(view, this.#load.value)
          : this.#renderSkeleton(),
      complete: (data) => this.#renderLists(view, data),
      error: (error) => this.#renderFailure(view, error, () => void this.#load.run()),
    });
  }

  #renderLists(view: SecurityView, { sessions, factors, devices }: SecurityData) {
    const does = (name: string) => this.#action.does(name);
    const part = {
      does,
      onEnd: ({ id }: { id: string }) => void this.#endSession(id),
      onEndAll: () => void this.#endAll(),
      onForget: ({ id }: { id: string }) => void this.#forget(id),
    };
    return html`<section class="card" aria-labelledby="view-title">
      <div class="panel">
        <h2 id="view-title" tabindex="-1">${view.texts.heading}</h2>
        ${this.#renderActionFailure(view)} ${renderSessions(view, sessions, part)}
        ${
          factors
            ? renderFactors(view, factors, {
                does,
                removing: this.removing,
                passkeys: typeof PublicKeyCredential === 'function',
                onAddTotp: () => void this.#addTotp(),
                onAddPasskey: () => void this.#addPasskey(),
                onAddEmail: () => void this.#addEmail(),
                onRenewCodes: () => void this.#renewCodes(),
                onAskRemove: (id) => void this.#askRemove(id),
                onRemove: (id) => void this.#remove(id),
              })
            : nothing
        }
        ${devices ? renderDevices(view, devices, part) : nothing}
      </div>
    </section>`;
  }

  #renderEnrolment(view: SecurityView, now: Enrolment, views: EnrolmentViews) {
    if (now.kind === 'codes') {
      const { codes } = now;
      return views.renderCodes(view, {
        codes,
        copied: this.copied,
        onCopy: () => void this.#copy(codes.join('\n')),
        onPrint: () => print(),
        onKept: () => void this.#finish(),
      });
    }
    return views.renderTotp(view, {
      enrolment: now.enrolment,
      problem: this.problem,
      busy: this.#action.does('confirm-totp'),
      copied: this.copied,
      onCopy: () => void this.#copy(now.enrolment.secret),
      onInput: () => (this.problem = undefined),
      onSubmit: (code) => void this.#confirmTotp(now.enrolment.id, code),
      onCancel: () => void this.#finish('#add-totp'),
    });
  }

  #renderActionFailure({ texts, common, errors, locale }: SecurityView) {
    const { error } = this.#action;
    if (error === undefined) return nothing;
    const { code } = failureOf(error);
    if (code === 'longer_password_needed') {
      return renderNotice({
        id: 'failure',
        tone: 'warning',
        title: texts.longerPasswordTitle,
        body: texts.longerPasswordBody,
        texts: common,
      });
    }
    if (code === 'passkey_stopped' || code === 'passkey_refused_here') {
      const refused = code === 'passkey_refused_here';
      return renderNotice({
        id: 'failure',
        tone: 'warning',
        title: refused ? texts.passkeyRefusedTitle : texts.passkeyStoppedTitle,
        body: refused ? texts.passkeyRefusedBody : texts.passkeyStoppedBody,
        texts: common,
      });
    }
    return renderFailure({ id: 'failure', error, errors, common, locale });
  }

  #renderSkeleton() {
    return renderSecuritySkeleton(this.#texts.loading, this.#texts.heading);
  }

  #renderSignedOut() {
    const { signedOutTitle, signedOutBody } = this.#texts;
    const link = renderPortalLink(this.texts('common', commonEnglish));
    return html`<slot>${renderMessage(signedOutTitle, signedOutBody, link)}</slot>`;
  }

  #renderFailure({ errors, common, locale }: SecurityView, error: unknown, onRetry: () => void) {
    return html`<section class="card">
      ${renderFailure({ error, onRetry, errors, common, locale })}
    </section>`;
  }

  get #texts() {
    return this.texts('securityPanel', english);
  }

  get #view(): SecurityView {
    return {
      texts: this.#texts,
      common: this.texts('common', commonEnglish),
      errors: this.texts('errors', errorsEnglish),
      locale: this.activeLocale,
    };
  }

  async #endSession(id: string) {
    const done = await this.#run(`end ${id}`, (client, signal) =>
      client.sessions.end(id, { signal }),
    );
    if (done) await this.#refresh(this.#texts.signedOutDevice, '#view-title');
  }

  async #endAll() {
    const done = await this.#run('end-all', (client, signal) => client.sessions.endAll({ signal }));
    // This one was among them; here and in the other tabs it is over at once.
    if (done) void this.client?.auth.signOut();
  }

  async #forget(id: string) {
    const done = await this.#run(`forget ${id}`, (client, signal) =>
      client.devices.remove(id, { signal }),
    );
    if (done) await this.#refresh(this.#texts.forgotten, '#devices-title');
  }

  async #addEmail() {
    const done = await this.#run('add-email', (client, signal) =>
      client.authenticators.addEmail({ signal }),
    );
    if (done) await this.#refresh(this.#texts.emailAdded, '#factors-title');
  }

  async #addTotp() {
    const done = await this.#run('add-totp', async (client, signal) => {
      await this.#loadViews();
      return client.authenticators.addTotp({ signal });
    });
    if (done) await this.#show({ kind: 'totp', enrolment: done.value });
  }

  async #confirmTotp(id: string, typed: string) {
    const code = typed.replace(/\s/g, '');
    if (!/^\d{6}$/.test(code)) return this.#point(this.#texts.codeMissing);
    const done = await this.#run('confirm-totp', (client, signal) =>
      client.authenticators.confirmTotp(id, code, { signal }),
    );
    if (done) return this.#keepCodes(done.value.recoveryCodes, this.#texts.totpAdded);
    const { error } = this.#action;
    if (!isApiError(error) || error.code !== 'wrong_code') return;
    this.#action.drop();
    return this.#point(this.#texts.codeWrong);
  }

  async #addPasskey() {
    const done = await this.#run('add-passkey', async (client, signal) => {
      const [{ makePasskey, systemName }] = await Promise.all([
        import('./passkey.ts'),
        this.#loadViews(),
      ]);
      const enrolment = await client.authenticators.addPasskey({ signal });
      const credential = await makePasskey(enrolment);
      const { passkeyName, passkeyHere } = this.#texts;
      const system = systemName();
      const name = system ? passkeyName(system) : passkeyHere;
      const input = { credential, name };
      const made = await client.authenticators.confirmPasskey(enrolment.id, input, { signal });
      if (!client.auth.sharedComputer) notePasskey(client);
      return made;
    });
    if (done) await this.#keepCodes(done.value.recoveryCodes, this.#texts.passkeyAdded);
  }

  async #renewCodes() {
    const done = await this.#run('renew-codes', async (client, signal) => {
      await this.#loadViews();
      return client.authenticators.renewRecoveryCodes({ signal });
    });
    if (done) await this.#keepCodes(done.value.recoveryCodes, '');
  }

  async #askRemove(id: string | undefined) {
    this.removing = id;
    await this.#focus(id ? '#remove-ask' : '#factors-title');
  }

  async #remove(id: string) {
    const done = await this.#run(`remove ${id}`, (client, signal) =>
      client.authenticators.remove(id, { signal }),
    );
    if (!done) return;
    this.removing = undefined;
    await this.#refresh(this.#texts.removed, '#factors-title');
  }

  /** Does something at the lender; says and shows it where that fails. */
  async #run<T>(name: string, work: (client: Client, signal: AbortSignal) => Promise<T>) {
    const client = this.#customer;
    if (!client) return undefined;
    this.announcement = '';
    const asker = { element: this, client, locale: this.activeLocale };
    const done = await this.#action.run(name, asker, work);
    const { error } = this.#action;
    if (error !== undefined && failureOf(error).code !== 'wrong_code') {
      this.#report(error);
      await this.#focus('#failure');
    }
    return done;
  }

  async #loadViews(): Promise<void> {
    this.#views ??= await import('./enrolment-part.ts');
  }

  /** Shows new recovery codes, or the lists at once where there are none to be kept. */
  async #keepCodes(codes: readonly string[], words: string) {
    if (codes.length === 0) return this.#finish('#factors-title', words);
    await this.#show({ kind: 'codes', codes });
    this.announcement = words;
  }

  async #show(enrolment: Enrolment) {
    // The session may have ended meanwhile.
    if (!this.#customer) return;
    this.enrolment = enrolment;
    this.copied = false;
    this.problem = undefined;
    await this.#focus('#view-title');
  }

  /** Back to the lists, as they are now. */
  async #finish(target = '#factors-title', words = '') {
    this.#action.drop();
    this.enrolment = this.problem = undefined;
    await this.#refresh(words, target);
  }

  async #refresh(words: string, target: string) {
    this.announcement = words;
    await this.#load.run();
    await this.#focus(target);
  }

  async #point(problem: string) {
    this.problem = problem;
    await this.#focus('#code');
  }

  async #copy(text: string) {
    // Where that is denied, the text can be selected.
    this.copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (this.copied) this.announcement = this.texts('common', commonEnglish).copied;
  }

  async #focus(selector: string) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #onLoaded() {
    if (!this.#load.value) return;
    await this.updateComplete;
    if (!this.#ready) this.dispatchEvent(new FsReadyEvent());
    this.#ready = true;
  }

  #report(error: unknown) {
    const { code, requestId } = failureOf(error);
    this.dispatchEvent(new FsErrorEvent(code, requestId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-security-panel': FsSecurityPanel;
  }
}
