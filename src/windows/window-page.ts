import { css, type CSSResult, html } from 'lit';
import { property } from 'lit/decorators.js';
import { FsElement } from '../elements/element.ts';
import { define } from '../elements/define.ts';
import { common } from '../i18n/en/common.ts';
import { errors } from '../i18n/en/errors.ts';
import { windows } from '../i18n/en/windows.ts';
import { base } from '../ui/base.styles.ts';
import { buttonStyles } from '../ui/button.styles.ts';
import { cardStyles } from '../ui/card.styles.ts';
import { noticeStyles } from '../ui/notice.styles.ts';
import { tokens } from '../tokens/tokens.styles.ts';

/** What the lender's server tells its windows: `<meta name="fs-window" content="{JSON}">`. */
export interface WindowConfig {
  /** Origin of the lender. */
  lender: string;
  lenderName: string;
  /** Address of the hosted portal. */
  portal: string;
  /** As customers read it. */
  supportPhone: string;
}

const pageStyles = css`
  :host {
    inline-size: min(100%, 28em);
    margin-inline: auto;
  }

  fs-login {
    max-inline-size: none;
  }

  .wait {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 12);
    color: var(--_muted);
  }

  h1 {
    margin: 0;
    font-size: var(--_size-title);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  h1:focus {
    outline: none;
  }

  .actions {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
`;

/** Base of what stands in the lender's windows: the whole page, under the lender's name. */
export abstract class WindowPage<C extends WindowConfig = WindowConfig> extends FsElement {
  static override styles: (CSSResult | CSSResult[])[] = [
    tokens,
    base,
    cardStyles,
    buttonStyles,
    noticeStyles,
    pageStyles,
  ];

  /** What the server said of this page. */
  @property({ attribute: false }) config!: C;

  protected get words() {
    return this.texts('windows', windows);
  }

  /** The portal, with the way back where the address says to whom; the portal knows whom to trust. */
  protected get portal(): string {
    const portal = new URL(this.config.portal);
    const clientId = new URLSearchParams(location.search).get('client_id');
    if (clientId) portal.searchParams.set('client_id', clientId);
    return portal.href;
  }

  protected get shared() {
    return {
      common: this.texts('common', common),
      errors: this.texts('errors', errors),
      locale: this.activeLocale,
    };
  }

  /** Something said in place of all else, with the way to the hosted portal. */
  protected renderWayOut(title: string, body: string, portal = this.config.portal) {
    return html`<section class="card stack">
      <div class="stack tight">
        <h1 tabindex="-1">${title}</h1>
        <p class="muted">${body}</p>
      </div>
      <a class="button primary wide" href=${portal}>
        <span>${this.words.toPortal(this.config.lenderName)}</span>
      </a>
    </section>`;
  }

  /** Takes the keyboard to the heading, as what had it is gone. */
  protected async arrive(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }
}

/**
 * Puts a window's element on its page, with what the server said in a `<meta>`.
 *
 * @param name of the `<meta>`
 */
export function showPage<C extends WindowConfig, E extends WindowPage<C>>(
  tag: string,
  element: new () => E,
  name: string,
): E {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  if (!meta) throw new TypeError(`This page lacks <meta name="${name}">`);
  define(tag, element);
  const page = new element();
  page.config = JSON.parse(meta.content) as C;
  (document.querySelector('main') ?? document.body).append(page);
  return page;
}
