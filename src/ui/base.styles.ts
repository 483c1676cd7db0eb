import { css } from 'lit';

/** What every element starts from: box model, type, links, text that only assistive technology reads. */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size-base);
    font-weight: var(--_weight);
    font-style: normal;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    text-indent: 0;
    white-space: normal;
    word-spacing: normal;
    visibility: visible;
    -webkit-font-smoothing: antialiased;
    -moz-osx-font-smoothing: grayscale;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ul,
  ol,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  /* On a page of the other direction each text keeps its own order: "$5.00 due." is not ".due 5.00$". */
  h2,
  h3,
  h4,
  p,
  dt,
  dd,
  label,
  legend,
  span {
    unicode-bidi: plaintext;
  }

  :host(:dir(rtl)) {
    text-align: right;
  }

  h2,
  h3,
  h4,
  strong {
    font-weight: var(--_weight-strong);
  }

  h2 {
    font-size: var(--_size-title);
    line-height: 1.3;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }

  h3,
  h4 {
    font-size: var(--_size-base);
    line-height: 1.4;
  }

  p {
    text-wrap: pretty;
  }

  a {
    color: var(--_accent-ink);
    text-decoration-thickness: 0.07em;
    text-underline-offset: 0.2em;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .figures {
    font-variant-numeric: tabular-nums lining-nums;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus {
    outline: none;
  }

  svg {
    display: block;
    flex: none;
  }
`;
