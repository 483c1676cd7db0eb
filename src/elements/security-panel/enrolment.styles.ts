import { css } from 'lit';

/** Setting up an authenticator app, and recovery codes. */
export const enrolmentStyles = css`
  .enrolment {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }

  .steps {
    display: grid;
    gap: calc(var(--_space) * 6);
    counter-reset: step;
  }

  .steps > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    position: relative;
    padding-inline-start: 2.5em;
    counter-increment: step;
  }

  .steps > li::before {
    display: grid;
    place-items: center;
    position: absolute;
    inset-inline-start: 0;
    inline-size: 1.75em;
    block-size: 1.75em;
    border-radius: 50%;
    outline: 1px solid transparent;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-size: var(--_size-small);
    font-weight: var(--_weight-strong);
    content: counter(step);
    /* Read as part of the list already. */
    content: counter(step) / '';
  }

  .steps .button {
    justify-self: start;
    margin-inline-start: var(--_outset);
  }

  .qr {
    inline-size: min(100%, 200px);
    block-size: auto;
    margin-block: calc(var(--_space) * 2);
    border-radius: var(--_radius-small);
    forced-color-adjust: none;
  }

  .qr .ground {
    fill: #fff;
  }

  .qr .ink {
    fill: #000;
  }

  .secret code,
  .codes code {
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: var(--_size-base);
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }

  .code {
    max-inline-size: 14em;
  }

  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5em), 1fr));
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  @media print {
    .codes {
      outline-color: #000;
    }
  }
`;
