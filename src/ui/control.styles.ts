import { css } from 'lit';

/** `.control`: the box of a field, with room for a sign in front and a button at the end. */
export const controlStyles = css`
  .control {
    display: flex;
    align-items: center;
    min-block-size: calc(var(--_control) + 4px);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_raised);
    transition: border-color var(--_motion);
  }

  .control:focus-within {
    border-color: var(--_accent-ink);
    outline: 2px solid var(--_accent-ink);
    outline-offset: -1px;
  }

  .control:has(:disabled) {
    background: var(--_fill);
    color: var(--_muted);
  }

  .invalid .control {
    border-color: var(--_danger);
  }

  .invalid .control:focus-within {
    outline-color: var(--_danger);
  }

  .control input {
    flex: 1;
    min-inline-size: 0;
    align-self: stretch;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3.5);
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    /* Phones zoom into a field of less than 16 px. */
    font-size: max(16px, var(--_size-base));
    appearance: none;
  }

  .control input:focus {
    outline: none;
  }

  .control input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .control input:autofill {
    box-shadow: inset 0 0 0 100vmax var(--_accent-soft);
    -webkit-text-fill-color: var(--_text);
  }

  .control .affix {
    padding-inline-start: calc(var(--_space) * 3.5);
    color: var(--_muted);
  }

  .control .affix + input {
    padding-inline-start: calc(var(--_space) * 1.5);
  }

  .control .affix.end {
    padding-inline: 0 calc(var(--_space) * 3.5);
  }

  .control .inner-button {
    display: grid;
    place-items: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }

  .control .inner-button:hover {
    color: var(--_text);
  }

  .control .inner-button:focus-visible {
    outline-offset: -4px;
  }
`;
