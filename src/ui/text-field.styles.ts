import { css } from 'lit';
import { controlStyles } from './control.styles.ts';

const fieldStyles = css`
  .field {
    display: grid;
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
  }

  .label-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }

  .field label {
    font-size: var(--_size-small);
    font-weight: var(--_weight-strong);
    line-height: 1.4;
  }

  .hint {
    display: flex;
    align-items: center;
    gap: var(--_space);
    color: var(--_warning);
  }

  .hint {
    font-size: var(--_size-small);
    line-height: 1.4;
  }

  .hint .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }

  .help,
  .field-error {
    font-size: var(--_size-small);
    line-height: 1.45;
  }

  .help {
    color: var(--_muted);
  }

  .field-error {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    color: var(--_danger);
  }
`;

/** `.field` with its label, control, help and error. */
export const textFieldStyles = [controlStyles, fieldStyles];
