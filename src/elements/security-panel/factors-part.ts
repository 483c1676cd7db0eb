import { html, nothing } from 'lit';
import type { AuthenticatorPage } from '../../../sdk/index.ts';
import { renderButton } from '../../ui/button.ts';
import { plusIcon } from '../../ui/icons.ts';
import { formatMoment, type SecurityView } from './security-view.ts';
import { renderRowButton } from './sessions-part.ts';

type Authenticator = AuthenticatorPage['items'][number];

/** What can be done about second factors. */
export interface FactorsPart {
  /** Whether something is under way, by its name. */
  does: (name: string) => boolean;
  /** The one that the customer may be about to remove. */
  removing: string | undefined;
  /** Whether this browser can make passkeys. */
  passkeys: boolean;
  onAddTotp: () => void;
  onAddPasskey: () => void;
  onAddEmail: () => void;
  onRenewCodes: () => void;
  /** Asks whether to remove it; undefined for none. */
  onAskRemove: (id: string | undefined) => void;
  onRemove: (id: string) => void;
}

/** The second factors that are set up, and the ways to add one. */
export function renderFactors(view: SecurityView, page: AuthenticatorPage, part: FactorsPart) {
  const { texts } = view;
  const { items } = page;
  const mailed = items.some(({ kind }) => kind === 'email_code');
  return html`<section class="part" aria-labelledby="factors-title">
    <h3 id="factors-title" tabindex="-1">${texts.factorsTitle}</h3>
    <p class="muted small">
      ${texts.factorsHelp} ${items.length > 0 ? nothing : texts.factorsNone}
    </p>
    <ul class="rows">
      ${items.map((item) => renderFactor(view, item, part))}
    </ul>
    <div class="adds">
      ${renderButton({
        id: 'add-totp',
        label: texts.addTotp,
        icon: plusIcon(),
        busy: part.does('add-totp'),
        onClick: part.onAddTotp,
      })}
      ${
        part.passkeys
          ? renderButton({
              id: 'add-passkey',
              label: texts.addPasskey,
              busyLabel: texts.addingPasskey,
              icon: plusIcon(),
              busy: part.does('add-passkey'),
              onClick: part.onAddPasskey,
            })
          : nothing
      }
      ${
        mailed
          ? nothing
          : renderButton({
              id: 'add-email',
              label: texts.addEmail,
              icon: plusIcon(),
              busy: part.does('add-email'),
              onClick: part.onAddEmail,
            })
      }
    </div>
    ${items.length > 0 ? renderCodesLeft(view, page.recoveryCodesLeft, part) : nothing}
  </section>`;
}

function renderFactor(view: SecurityView, item: Authenticator, part: FactorsPart) {
  const { texts, locale } = view;
  const { id, name, createdAt, lastUsedAt } = item;
  const kinds: Partial<Record<string, string>> = texts.kinds;
  const kind = kinds[item.kind] ?? texts.otherKind;
  return html`<li class="row-item">
    <div>
      <p class="name" id="factor-${id}">
        <strong>${kind}</strong>
        ${name && name !== kind ? html`<bdi class="muted">${name}</bdi>` : nothing}
      </p>
      <p class="muted small">
        <time datetime=${createdAt}>${texts.addedOn(formatMoment(createdAt, locale))}</time>
        <span aria-hidden="true">·</span>
        ${
          lastUsedAt
            ? html`<time datetime=${lastUsedAt}
                >${texts.lastUsed(formatMoment(lastUsedAt, locale))}</time
              >`
            : html`<span>${texts.neverUsed}</span>`
        }
      </p>
    </div>
    ${
      part.removing === id
        ? renderQuestion(view, id, part)
        : renderRowButton(texts.remove, `factor-${id}`, false, () => part.onAskRemove(id))
    }
  </li>`;
}

function renderQuestion({ texts }: SecurityView, id: string, part: FactorsPart) {
  return html`<div class="question" role="group" aria-labelledby="factor-${id}">
    <p class="small" id="remove-ask" tabindex="-1">${texts.removeAsk}</p>
    <div class="actions">
      ${renderButton({
        label: texts.remove,
        busy: part.does(`remove ${id}`),
        onClick: () => part.onRemove(id),
      })}
      ${renderButton({
        label: texts.keep,
        kind: 'quiet',
        onClick: () => part.onAskRemove(undefined),
      })}
    </div>
  </div>`;
}

function renderCodesLeft({ texts, locale }: SecurityView, left: number, part: FactorsPart) {
  const count = new Intl.NumberFormat(locale).format(left);
  const words = [texts.codesLeftNone, texts.codesLeftOne][left] ?? texts.codesLeft(count);
  return html`<div class="codes-left">
    <div>
      <p><strong>${words}</strong></p>
      <p class="muted small">${texts.codesHelp}</p>
    </div>
    ${renderButton({
      id: 'renew-codes',
      label: texts.renewCodes,
      kind: 'quiet',
      busy: part.does('renew-codes'),
      onClick: part.onRenewCodes,
    })}
  </div>`;
}
