import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogues } from '../i18n/index.ts';
import { renderButton } from './button.ts';
import { circleAlertIcon, circleCheckIcon, infoIcon, triangleAlertIcon } from './icons.ts';
import { renderReference } from './reference.ts';

/** Something the customer should know: what happened, what it means, what to do. */
export interface NoticeOptions {
  tone: 'error' | 'warning' | 'info' | 'success';
  title: string;
  /** What it means. */
  body?: string | TemplateResult | undefined;
  /** What to do about it. */
  next?: string | TemplateResult | undefined;
  /** What support asks for; shown small, to be copied. */
  requestId?: string | undefined;
  /** Label and handler of the way forward. */
  action?: { label: string; onClick: () => void; busy?: boolean } | undefined;
  /** Value of the `id` attribute. */
  id?: string;
  texts: Catalogues['common'];
}

const icons = {
  error: circleAlertIcon,
  warning: triangleAlertIcon,
  info: infoIcon,
  success: circleCheckIcon,
};

/** A notice; needs `noticeStyles` and `buttonStyles`. It is focusable by script, not by Tab. */
export function renderNotice({
  tone,
  title,
  body,
  next,
  action,
  texts,
  ...options
}: NoticeOptions) {
  return html`<div class="notice ${tone}" id=${options.id ?? nothing} tabindex="-1" part="notice">
    ${icons[tone]()}
    <p class="notice-title">${title}</p>
    ${body ? html`<p>${body}</p>` : nothing} ${next ? html`<p>${next}</p>` : nothing}
    ${action ? renderButton({ ...action, kind: 'secondary' }) : nothing}
    ${options.requestId ? renderReference(options.requestId, texts) : nothing}
  </div>`;
}
