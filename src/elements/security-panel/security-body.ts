import { html, type LitElement, nothing } from 'lit';
import { isApiError } from '../../../sdk/errors/index.ts';
import type { Client, TotpEnrolment } from '../../../sdk/index.ts';
import { notePasskey } from '../../controllers/note-passkey.ts';
import { securityLists as english } from '../../i18n/en/security-lists.ts';
import { securityPanel as panelEnglish } from '../../i18n/en/security-panel.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { failureOf } from '../../ui/failure.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { wear } from '../../ui/late-styles.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import type { renderCodes, renderTotp } from './enrolment-part.ts';
import { renderFactors } from './factors-part.ts';
import { SecurityAction } from './security-action.ts';
import type { SecurityData } from './security-data.ts';
import { securityListsStyles } from './security-lists.styles.ts';
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

/** Sessions, second factors and devices: all that `fs-security-panel` shows once somebody is signed in. */
export class Body implements ElementBody<SecurityData> {
  readonly #host: BodyHost;
  readonly #element: LitElement;
  readonly #action: SecurityAction;
  #data: SecurityData | undefined;
  #enrolment: Enrolment | undefined;
  #removing: string | undefined;
  #problem: string | undefined;
  #copied = false;
  #views: EnrolmentViews | undefined;
  #stopped = false;

  constructor(host: BodyHost) {
    this.#host = host;
    this.#element = host.element;
    this.#action = new SecurityAction(host.element);
    wear(host.element, securityListsStyles);
  }

  take(data: SecurityData): void {
    this.#data = data;
  }

  stop(): void {
    // Keys and codes stay on no page that nobody is signed in on.
    this.#stopped = true;
    this.#enrolment = undefined;
    if (this.#action.name !== undefined) this.#action.drop();
  }

  /** The card. */
  render() {
    if (!this.#data) return html``;
    const view = this.#view;
    if (!this.#enrolment || !this.#views) return this.#renderLists(view, this.#data);
    return html`<section class="card" aria-labelledby="view-title">
      ${this.#renderActionFailure(view)}
      ${this.#renderEnrolment(view, this.#enrolment, this.#views)}
    </section>`;
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
        <h2 id="view-title" tabindex="-1">
          ${(loadedCatalogues(view.locale)?.securityPanel ?? panelEnglish).heading}
        </h2>
        ${this.#renderActionFailure(view)} ${renderSessions(view, sessions, part)}
        ${
          factors
            ? renderFactors(view, factors, {
                does,
                removing: this.#removing,
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
        copied: this.#copied,
        onCopy: () => void this.#copy(codes.join('\n')),
        onPrint: () => print(),
        onKept: () => void this.#finish(),
      });
    }
    return views.renderTotp(view, {
      enrolment: now.enrolment,
      problem: this.#problem,
      busy: this.#action.does('confirm-totp'),
      copied: this.#copied,
      onCopy: () => void this.#copy(now.enrolment.secret),
      onInput: () => {
        this.#problem = undefined;
        this.#update();
      },
      onSubmit: (code) => void this.#confirmTotp(now.enrolment.id, code),
      onCancel: () => void this.#finish('#add-totp'),
    });
  }

  #renderActionFailure({ texts, common }: SecurityView) {
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
    return renderFailure({ id: 'failure', error, ...this.#host.words() });
  }

  /** The client while somebody is signed in with it. */
  get #customer(): Client | undefined {
    return this.#stopped ? undefined : this.#host.client;
  }

  get #texts() {
    return loadedCatalogues(this.#host.words().locale)?.securityLists ?? english;
  }

  get #view(): SecurityView {
    return { ...this.#host.words(), texts: this.#texts };
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
    if (done) void this.#host.client.auth.signOut();
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
    this.#removing = id;
    await this.#focus(id ? '#remove-ask' : '#factors-title');
  }

  async #remove(id: string) {
    const done = await this.#run(`remove ${id}`, (client, signal) =>
      client.authenticators.remove(id, { signal }),
    );
    if (!done) return;
    this.#removing = undefined;
    await this.#refresh(this.#texts.removed, '#factors-title');
  }

  /** Does something at the lender; says and shows it where that fails. */
  async #run<T>(name: string, work: (client: Client, signal: AbortSignal) => Promise<T>) {
    const client = this.#customer;
    if (!client) return undefined;
    this.#host.announce('');
    const asker = { element: this.#element, client, locale: this.#host.words().locale };
    const done = await this.#action.run(name, asker, work);
    const { error } = this.#action;
    if (error !== undefined && failureOf(error).code !== 'wrong_code') {
      this.#host.report(error);
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
    this.#host.announce(words);
  }

  async #show(enrolment: Enrolment) {
    // The session may have ended meanwhile.
    if (!this.#customer) return;
    this.#enrolment = enrolment;
    this.#copied = false;
    this.#problem = undefined;
    await this.#focus('#view-title');
  }

  /** Back to the lists, as they are now. */
  async #finish(target = '#factors-title', words = '') {
    this.#action.drop();
    this.#enrolment = this.#problem = undefined;
    await this.#refresh(words, target);
  }

  async #refresh(words: string, target: string) {
    this.#host.announce(words);
    await this.#host.reload();
    await this.#focus(target);
  }

  async #point(problem: string) {
    this.#problem = problem;
    await this.#focus('#code');
  }

  async #copy(text: string) {
    // Where that is denied, the text can be selected.
    this.#copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.#update();
    if (this.#copied) this.#host.announce(this.#host.words().common.copied);
  }

  async #focus(selector: string) {
    this.#update();
    await this.#element.updateComplete;
    this.#element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #update() {
    this.#element.requestUpdate();
  }
}
