import { css } from 'lit';

const menuStyles = css`
  .rail {
    position: sticky;
    z-index: 1;
    inset-block-end: 0;
    border-block-start: 1px solid var(--_border);
    padding-block-end: env(safe-area-inset-bottom);
    background: var(--_raised);
    /* To the edges of the window, whatever column it stands in. */
    box-shadow: 0 0 0 100vmax var(--_raised);
    clip-path: inset(-1px -100vmax 0);
  }

  .rail > ul {
    display: flex;
  }

  /* A long word takes from a short one before it is cut. */
  .rail > ul > li {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  .further {
    display: none;
  }

  .item {
    gap: 2px;
    inline-size: 100%;
    padding: calc(var(--_space) * 1) 2px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: calc(var(--_size-base) * 0.75);
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  .item .icon {
    inline-size: 22px;
    block-size: 22px;
  }

  @container (inline-size < 420px) {
    .rail > ul .item {
      font-size: calc(var(--_size-base) * 0.6875);
    }
  }

  .item > span {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .item:hover {
    color: var(--_text);
  }

  .item:is([aria-current], .current) {
    color: var(--_accent-ink);
  }

  .item:focus-visible {
    outline-offset: -2px;
  }

  .sheet {
    inset: auto 0 0;
    inline-size: auto;
    max-inline-size: 480px;
    margin: 0 auto;
    border: 1px solid var(--_border);
    border-block-end: 0;
    border-radius: var(--_radius-large) var(--_radius-large) 0 0;
    padding: calc(var(--_space) * 3);
    padding-block-end: max(calc(var(--_space) * 3), env(safe-area-inset-bottom));
    background: var(--_raised);
    color: inherit;
    box-shadow: var(--_shadow);
  }

  .sheet::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .sheet .item {
    grid-template-columns: auto minmax(0, 1fr);
    justify-items: start;
    align-items: center;
    gap: calc(var(--_space) * 4);
    min-block-size: 52px;
    padding-inline: calc(var(--_space) * 4);
    font-size: var(--_size-base);
    text-align: start;
  }

  .sheet .item[aria-current] {
    background: var(--_accent-soft);
  }

  @container (inline-size >= 640px) {
    .rail {
      inset-block: calc(var(--_space) * 5) auto;
      align-self: start;
      border: 0;
      padding: 0;
      background: none;
      box-shadow: none;
      clip-path: none;
    }

    .rail > ul {
      flex-direction: column;
      gap: calc(var(--_space) * 1);
    }

    .further {
      display: list-item;
    }

    .more {
      display: none;
    }

    .rail .item:hover {
      background: var(--_fill);
    }

    .rail .item[aria-current] {
      background: var(--_accent-soft);
    }
  }

  @container (inline-size >= 960px) {
    .rail .item {
      grid-template-columns: auto minmax(0, 1fr);
      justify-items: start;
      align-items: center;
      gap: calc(var(--_space) * 3);
      min-block-size: 44px;
      padding-inline: calc(var(--_space) * 3);
      font-size: calc(var(--_size-base) * 0.9375);
      text-align: start;
    }
  }

  @media (forced-colors: active) {
    .item:is([aria-current], .current) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

const headStyles = css`
  h1 {
    margin: 0;
    font-size: clamp(22px, 3.2cqi, var(--_size-large));
    font-weight: var(--_weight-strong);
    letter-spacing: -0.02em;
    line-height: 1.2;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  /* The longest word of a heading stands beside the button in one piece. */
  @container (inline-size < 300px) {
    h1 {
      font-size: 18px;
    }
  }

  .head .button {
    flex: none;
  }

  .of {
    color: var(--_muted);
  }

  .vehicles {
    display: flex;
    gap: calc(var(--_space) * 2);
    /* Room for the focus rings of what is scrolled. */
    margin-block: -4px;
    margin-inline-start: -4px;
    padding: 4px;
    overflow-x: auto;
    scrollbar-width: none;
  }

  .vehicles button,
  .accounts select {
    flex: none;
    min-block-size: 44px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-weight: var(--_weight-strong);
    cursor: pointer;
  }

  .vehicles small {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: var(--_weight);
  }

  .vehicles button:hover {
    background: color-mix(in oklab, var(--_text) 4%, var(--_raised));
  }

  .vehicles [aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }

  .accounts select {
    max-inline-size: 100%;
    font-size: max(16px, var(--_size-base));
  }

  @media (forced-colors: active) {
    .vehicles [aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }

  @media print {
    .rail,
    .head .button,
    .vehicles {
      display: none;
    }
  }
`;

/** The menu, the head and the accounts; fetched with them. */
export const bodyStyles = [menuStyles, headStyles];
