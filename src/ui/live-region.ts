import { html } from 'lit';

/**
 * A status that assistive technology reads out as its text changes. It must be on the page before
 * the first message, so render it always and with an empty text at rest. Needs the base styles.
 */
export const liveRegion = (message: string) =>
  html`<div class="visually-hidden" role="status">${message}</div>`;
