import { css } from 'lit';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { checkFieldStyles } from '../../ui/check-field.styles.ts';
import { choiceFieldStyles } from '../../ui/choice-field.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';

const layout = css`
  .part,
  .topics,
  .consent {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
  }

  .part {
    padding-block-start: calc(var(--_space) * 5);
    border-block-start: 1px solid var(--_border);
  }

  .topics {
    gap: 0;
  }

  .topic {
    display: grid;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
    padding-block: calc(var(--_space) * 3);
  }

  .topic + .topic {
    border-block-start: 1px solid var(--_border);
  }

  .switches {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: calc(var(--_space) * 1);
  }

  .switch {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: calc(var(--_space) * 1);
    min-block-size: 44px;
    padding-block: calc(var(--_space) * 1);
    cursor: pointer;
    text-align: center;
  }

  .switch.fixed {
    cursor: default;
  }

  .switch input {
    position: relative;
    inline-size: 44px;
    block-size: 26px;
    margin: 0;
    border: 1px solid var(--_edge);
    border-radius: 13px;
    background: var(--_fill);
    cursor: inherit;
    appearance: none;
    transition: background-color var(--_motion);
  }

  .switch input::before {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: 3px;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_edge);
    content: '';
    transition: translate var(--_motion);
  }

  .switch input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .switch input:checked::before {
    background: var(--_accent-text);
    translate: 18px;
  }

  .switch.fixed input {
    opacity: 0.6;
  }

  .switch:dir(rtl) input:checked::before {
    translate: -18px;
  }

  .state {
    position: absolute;
    inset-block-start: calc(var(--_space) * 1.5);
    inset-inline-start: calc(50% + 26px);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .state.saved {
    color: var(--_success);
  }

  .state.failed {
    color: var(--_danger);
  }

  .state :is(.icon, .spinner) {
    display: block;
    inline-size: 14px;
    block-size: 14px;
  }

  .undo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }

  .undo:not(:has(button)) {
    display: none;
  }

  .undo {
    position: sticky;
    inset-block-end: calc(var(--_space) * 3);
    justify-content: space-between;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }

  .notice > .actions {
    margin-block-start: calc(var(--_space) * 2);
  }

  .notice .actions .button {
    margin-block-start: 0;
    min-block-size: 44px;
  }

  .consent {
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  .done {
    display: flex;
    gap: calc(var(--_space) * 2);
    color: var(--_success);
  }

  .disclosure {
    display: grid;
    gap: calc(var(--_space) * 2);
    max-block-size: 320px;
    overflow: auto;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_raised);
  }

  .part .field {
    max-inline-size: 420px;
  }

  .times {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 4);
  }

  /* Room for a time with its half of the day and the browser's clock. */
  .times > .field {
    flex: 1 1 9.5em;
    max-inline-size: 14em;
  }

  .times > :not(.field) {
    flex-basis: 100%;
  }

  @container (inline-size >= 640px) {
    .topic {
      grid-template-columns: minmax(0, 1fr) 336px;
    }
  }

  @media (forced-colors: active) {
    .switch input {
      appearance: auto;
    }

    .switch input::before {
      content: none;
    }
  }
`;

/** What comes with the switches. */
export const bodyStyles = [
  textFieldStyles,
  choiceFieldStyles,
  checkFieldStyles,
  actionsStyles,
  layout,
].flat();
