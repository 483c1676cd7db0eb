import { css } from 'lit';

/** `.reference`: a request id and the button that copies it. */
export const referenceStyles = css`
  .reference {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 1.5);
    margin-block-start: calc(var(--_space) * 1);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .reference-value {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .reference code {
    overflow-wrap: anywhere;
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9286em;
    user-select: all;
  }

  .reference button {
    display: grid;
    place-items: center;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .reference .icon {
    inline-size: 1.0714em;
    block-size: 1.0714em;
  }

  .reference .copied .icon:first-child,
  .reference button:not(.copied) .icon:last-child {
    display: none;
  }

  .reference button:hover {
    background: var(--_fill-hover);
    color: var(--_text);
  }

  @media (pointer: coarse) {
    .reference button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
