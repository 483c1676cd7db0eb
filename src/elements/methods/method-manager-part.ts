import { html, nothing, type TemplateResult, type LitElement } from 'lit';
import type { MethodUse, PaymentMethod } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { renderFailure } from '../../ui/failure-notice.ts';
import { arrowLeftIcon, circleAlertIcon, plusIcon } from '../../ui/icons.ts';
import { renderNotice } from '../../ui/notice.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { renderTextField } from '../../ui/text-field.ts';
import { renderEntry } from '../payment-panel/entry-part.ts';
import { bankForm, renderMethodName } from '../payment-panel/method-part.ts';
import type { PanelView } from '../payment-panel/panel-view.ts';
import { MethodManager, type ManagerOptions } from './method-manager.ts';

/** Opens the list of bank accounts in an element; its first drawing shows that it loads. */
export const openManager = (host: LitElement, options: ManagerOptions) =>
  new MethodManager(host, options);

/** What the list draws from, beside the panel's own view. */
export interface ManagerPart {
  manager: MethodManager;
  /** What stands in place of the fields for bank numbers, where this page may not take them. */
  guarded: () => TemplateResult | undefined;
  /** The page has put a card processor's field in the slot `card`. */
  card: boolean;
}

/** The bank accounts, and what is being done to one of them. */
export function renderManager(view: PanelView, part: ManagerPart) {
  const { manager } = part;
  const { texts, methods, error } = manager;
  const { common, errors, formats } = view;
  return html`<section class="manager" aria-labelledby="manager-title">
    <header>
      <h2 id="manager-title" tabindex="-1">${texts.heading}</h2>
      <p class="muted small">${texts.help}</p>
    </header>
    ${
      error === undefined
        ? nothing
        : renderFailure({
            error,
            errors,
            common,
            id: 'manager-failure',
            locale: formats.locale,
            ...(!methods && { onRetry: () => void manager.load() }),
          })
    }
    ${methods ? renderList(view, part, methods) : error === undefined ? renderBars(texts.loading) : nothing}
    <div class="actions">
      ${renderButton({
        label: texts.done,
        kind: 'quiet',
        icon: arrowLeftIcon(),
        onClick: manager.options.onDone,
      })}
    </div>
  </section>`;
}

function renderBars(loading: string) {
  return html`<div class="fields" role="group" aria-busy="true" aria-label=${loading}>
    ${skeleton('100%', '72px')} ${skeleton('100%', '72px')}
  </div>`;
}

function renderList(view: PanelView, part: ManagerPart, methods: readonly PaymentMethod[]) {
  const { manager } = part;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void manager.add(view.account.amountDue.currency);
  };
  return html`${
    methods.length === 0
      ? html`<p class="muted">${manager.texts.none}</p>`
      : html`<ul>
          ${methods.map((method) => renderAccount(view, manager, method))}
        </ul>`
  }
  ${
    manager.task?.kind === 'add'
      ? html`<form id=${bankForm} hidden novalidate @submit=${onSubmit}></form>
          ${renderEntry(view, {
            methods,
            entry: manager.entry,
            guarded: part.guarded(),
            onCard: part.card ? (token) => void manager.addCard(token) : undefined,
            onDismiss: () => manager.leave(),
          })}`
      : html`<div class="actions">
          ${renderButton({
            id: 'manager-add',
            label: view.texts.addMethod,
            icon: plusIcon(),
            onClick: () => manager.begin({ kind: 'add' }),
          })}
        </div>`
  }`;
}

function renderAccount(view: PanelView, manager: MethodManager, method: PaymentMethod) {
  const { texts, task } = manager;
  const { id, accountType, status, isDefault } = method;
  const types: Record<string, string | undefined> = view.texts.accountTypes;
  const fact = method.kind === 'card' ? texts.card : accountType && types[accountType];
  const doing = task && 'id' in task && task.id === id ? task.kind : undefined;
  return html`<li class="account">
    <div>
      <p class="called" id="account-${id}" tabindex="-1">
        <span>${renderMethodName(method, view.texts)}</span>
        ${isDefault ? html`<span class="tag">${texts.isDefault}</span>` : nothing}
        ${status === 'unverified' ? html`<span class="tag">${texts.unverified}</span>` : nothing}
      </p>
      <p class="muted small">${fact}</p>
    </div>
    ${renderStanding(view, manager, method)}
    ${doing === undefined ? renderActions(view, manager, method) : nothing}
    ${doing === 'rename' ? renderRename(view, manager, id) : nothing}
    ${doing === 'verify' ? renderVerify(view, manager, method) : nothing}
    ${doing === 'remove' ? renderRemove(view, manager, method) : nothing}
  </li>`;
}

/** What an account that is not verified waits for, or why it waits in vain. */
function renderStanding(
  view: PanelView,
  { texts }: MethodManager,
  { verification }: PaymentMethod,
) {
  if (!verification) return nothing;
  const { status, depositsBy } = verification;
  if (status === 'pending') {
    return html`<p class="small">${texts.depositsComing(view.formats.weekday(depositsBy))}</p>`;
  }
  const words: Record<string, readonly [title: string, body: string] | undefined> = {
    expired: [texts.expiredTitle, texts.expiredBody],
    failed: [texts.failedTitle, texts.failedBody],
  };
  const [title, body] = words[status] ?? [texts.lockedTitle, texts.lockedBody];
  return renderNotice({
    tone: 'warning',
    title,
    body,
    next: texts.startOver,
    texts: view.common,
  });
}

function renderActions(view: PanelView, manager: MethodManager, method: PaymentMethod) {
  const { texts } = manager;
  const { id, status, isDefault, verification } = method;
  const name = spoken(view, method);
  const act = (verb: 'rename' | 'verify' | 'remove', label: string) =>
    renderButton({
      id: `${verb}-${id}`,
      label,
      kind: verb === 'verify' ? 'secondary' : 'quiet',
      onClick: () =>
        manager.begin(verb === 'remove' ? { kind: verb, id, name } : { kind: verb, id }),
    });
  return html`<div class="actions" role="group" aria-labelledby="account-${id}">
    ${verification?.status === 'pending' ? act('verify', texts.verify) : nothing}
    ${
      status === 'verified' && !isDefault
        ? renderButton({
            label: texts.makeDefault,
            kind: 'quiet',
            busy: manager.does(`default ${id}`),
            onClick: () => void manager.makeDefault(id, name),
          })
        : nothing
    }
    ${act('rename', texts.rename)} ${act('remove', texts.remove)}
  </div>`;
}

function renderRename({ common }: PanelView, manager: MethodManager, id: string) {
  const { texts, problems } = manager;
  return html`<form novalidate @submit=${submitting(() => manager.rename(id))}>
    ${renderTextField({
      id: 'name',
      label: texts.name,
      help: texts.nameHelp,
      error: problems['name'],
      value: manager.name,
      maxlength: 40,
      onInput: (event) => manager.type('name', valueOf(event)),
    })}
    <div class="actions">
      ${renderButton({
        label: texts.save,
        busyLabel: texts.saving,
        type: 'submit',
        busy: manager.does(`rename ${id}`),
      })}
      ${renderButton({ label: common.cancel, kind: 'quiet', onClick: () => manager.leave() })}
    </div>
  </form>`;
}

function renderVerify(view: PanelView, manager: MethodManager, method: PaymentMethod) {
  const { texts, problems, triesLeft, amounts } = manager;
  const field = (id: 'first' | 'second', at: 0 | 1) =>
    renderTextField({
      id,
      label: texts[id],
      help: texts.amountHelp,
      error: problems[id],
      value: amounts[at],
      inputmode: 'decimal',
      maxlength: 6,
      onInput: (event) => manager.type(id, valueOf(event)),
    });
  const work = () => manager.verify(method.id, spoken(view, method));
  return html`<form novalidate aria-labelledby="ask-title" @submit=${submitting(work)}>
    <div>
      <h3 id="ask-title" tabindex="-1">${texts.verifyTitle}</h3>
      <p class="muted small">${texts.verifyHelp}</p>
    </div>
    <div class="two">${field('first', 0)} ${field('second', 1)}</div>
    <div role="alert">
      ${
        triesLeft === undefined
          ? nothing
          : html`<p class="field-error">
              ${circleAlertIcon()}<span>${texts.wrong(triesLeft)}</span>
            </p>`
      }
    </div>
    <div class="actions">
      ${renderButton({
        label: texts.verifyNow,
        busyLabel: texts.verifying,
        kind: 'primary',
        type: 'submit',
        busy: manager.does(`verify ${method.id}`),
      })}
      ${renderButton({ label: view.common.cancel, kind: 'quiet', onClick: () => manager.leave() })}
    </div>
  </form>`;
}

function renderRemove(view: PanelView, manager: MethodManager, method: PaymentMethod) {
  const { texts } = manager;
  const { id, usedBy } = method;
  const name = spoken(view, method);
  const free = usedBy.length === 0;
  return html`<div class="ask" role="group" aria-labelledby="ask-title">
    <div>
      <h3 id="ask-title" tabindex="-1">${free ? texts.removeQuestion(name) : texts.inUse(name)}</h3>
      <p class="muted small">${free ? texts.removeBody : texts.inUseBody}</p>
    </div>
    ${
      free
        ? nothing
        : html`<ul>
            ${usedBy.map((use) => renderUse(view, manager, use))}
          </ul>`
    }
    <div class="actions">
      ${
        free
          ? manager.confirmation?.render(html`<p><strong>${name}</strong></p>`, {
              id: 'remove-now',
              label: texts.removeNow,
              busyLabel: texts.removing,
              busy: manager.does(`remove ${id}`),
              onClick: () => manager.remove(),
            })
          : nothing
      }
      ${renderButton({ label: texts.keep, kind: 'quiet', onClick: () => manager.leave() })}
    </div>
  </div>`;
}

function renderUse({ formats }: PanelView, manager: MethodManager, use: MethodUse) {
  const { texts } = manager;
  const { kind, paymentId, amount, date } = use;
  if (paymentId !== null && amount && date) {
    const words = texts.scheduled(formats.money(amount), formats.day(date));
    const button = {
      id: `cancel-${paymentId}`,
      label: texts.cancelPayment,
      busyLabel: texts.cancelling,
      busy: manager.does(`cancel ${paymentId}`),
      onClick: () => manager.cancel(paymentId, words),
    };
    const asked = manager.cancelling?.id === paymentId && manager.confirmation;
    return html`<li>
      <p id="use-${paymentId}"><strong>${words}</strong></p>
      <p class="muted small">${texts.scheduledNext}</p>
      <div class="actions">
        ${
          asked
            ? asked.render(html`<p><strong>${words}</strong></p>`, button)
            : renderButton(button)
        }
      </div>
    </li>`;
  }
  const autopay = kind === 'autopay';
  return html`<li>
    ${autopay ? html`<p><strong>${texts.autopay}</strong></p>` : nothing}
    <p class="muted small">${autopay ? texts.autopayNext : texts.otherUse}</p>
  </li>`;
}

/** An account in a sentence. */
function spoken({ texts }: PanelView, { nickname, bankName, last4 }: PaymentMethod): string {
  return `${nickname ?? bankName ?? texts.bankAccount} ${texts.masked(last4)}`;
}

const valueOf = (event: Event) => (event.target as HTMLInputElement).value;

const submitting = (work: () => Promise<void>) => (event: Event) => {
  event.preventDefault();
  void work();
};
