import { css } from 'lit';

/** What only `fs-login` has. */
export const loginStyles = css`
  :host {
    max-inline-size: 28em;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }

  .check {
    margin-block: calc(var(--_space) * -2);
  }

  .actions {
    display: grid;
    gap: calc(var(--_space) * 2);
    /* The quiet button at the end brings space of its own. */
    margin-block-end: var(--_outset);
  }

  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: calc(var(--_space) * 4);
  }

  .panel:focus {
    outline: none;
  }

  .badge {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  .badge.success {
    background: var(--_success-soft);
    color: var(--_success);
  }

  .panel .actions {
    inline-size: 100%;
    margin-block-start: calc(var(--_space) * 1);
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
