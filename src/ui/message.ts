import { html } from 'lit';

/** A few words where figures or a form would be; needs `cardStyles`. */
export const renderWords = (title: string, body: string) =>
  html`<div class="stack tight">
    <h2>${title}</h2>
    <p class="muted">${body}</p>
  </div>`;

/** The same as a card of its own. */
export const renderMessage = (title: string, body: string) =>
  html`<section class="card">${renderWords(title, body)}</section>`;
