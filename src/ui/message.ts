import { html, nothing, type TemplateResult } from 'lit';

type More = TemplateResult | typeof nothing;

/** A few words where figures or a form would be; needs `cardStyles`. */
export const renderWords = (title: string, body: string, more: More = nothing) =>
  html`<div class="stack tight">
    <h2>${title}</h2>
    <p class="muted">${body}</p>
    ${more}
  </div>`;

/** The same as a card of its own. */
export const renderMessage = (title: string, body: string, more: More = nothing) =>
  html`<section class="card">${renderWords(title, body, more)}</section>`;
