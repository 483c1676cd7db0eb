import { css } from 'lit';

/** `.dialog`: words and buttons over the page, which waits behind them. */
export const dialogStyles = css`
  .dialog {
    position: fixed;
    inset: 0;
    box-sizing: border-box;
    inline-size: min(calc(100vw - 16px), 28em);
    max-inline-size: none;
    block-size: fit-content;
    max-block-size: calc(100vh - 16px);
    margin: auto;
    overflow: auto;
    padding: clamp(16px, 5vmin, calc(var(--_space) * 7));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: 0 24px 64px -16px rgb(0 0 0 / 45%);
    overscroll-behavior: contain;
  }

  .dialog::backdrop {
    background: light-dark(rgb(20 23 31 / 45%), rgb(0 0 0 / 65%));
  }

  .dialog:focus-visible {
    outline: none;
  }

  .dialog .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
  }

  .dialog .actions .button {
    flex: 1 1 10em;
  }

  @media (prefers-reduced-motion: no-preference) {
    .dialog {
      animation: fs-rise var(--_motion);
    }

    @keyframes fs-rise {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
`;
