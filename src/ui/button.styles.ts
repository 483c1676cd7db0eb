import { css } from 'lit';

/** `.button` with `.primary`, `.secondary` or `.quiet`; `.wide` fills its row. */
export const buttonStyles = css`
  :host {
    /* How far a quiet button stands out, so that its words are in line with others; where it has a frame, not at all. */
    --_outset: calc(var(--_space) * -3);
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 5);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font: inherit;
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    text-wrap: balance;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--_motion),
      border-color var(--_motion),
      opacity var(--_motion);
  }

  .button.primary {
    background: var(--_accent);
    color: var(--_accent-text);
    box-shadow: 0 1px 2px light-dark(rgb(16 24 40 / 12%), rgb(0 0 0 / 40%));
  }

  .button.secondary {
    border-color: var(--_edge);
    background: var(--_raised);
  }

  .button.quiet {
    padding-inline: calc(var(--_space) * 3);
    color: var(--_accent-ink);
  }

  @media (hover: hover) {
    .button.primary:hover {
      background: var(--_accent-hover);
    }

    .button.secondary:hover,
    .button.quiet:hover {
      background: var(--_fill);
    }
  }

  .button.primary:active {
    background: var(--_accent-active);
  }

  .button.secondary:active,
  .button.quiet:active {
    background: var(--_fill-hover);
  }

  .button.wide {
    inline-size: 100%;
  }

  .button[aria-disabled='true'] {
    cursor: default;
  }

  .button[aria-disabled='true']:not(:has(.spinner)) {
    opacity: 0.6;
  }

  .button:disabled {
    cursor: not-allowed;
    opacity: 0.5;
  }

  .spinner {
    inline-size: 1.125em;
    block-size: 1.125em;
    flex: none;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: fs-turn 800ms linear infinite;
  }

  @keyframes fs-turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }

  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonBorder;
      forced-color-adjust: none;
    }

    :host {
      --_outset: 0px;
    }

    .button.quiet {
      text-decoration: underline;
    }

    /* Forced colours paint what is transparent, too. */
    :not(.primary) > .spinner {
      border-inline-end-color: Canvas;
    }
  }

  @media print {
    .button {
      display: none;
    }
  }
`;
