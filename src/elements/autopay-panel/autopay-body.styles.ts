import { css } from 'lit';
import { figureStyles } from '../../ui/figure.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { formStyles } from '../payment-panel/form.styles.ts';
import { linesStyles } from '../payment-panel/lines.styles.ts';
import { panelStyles } from '../payment-panel/payment-panel.styles.ts';

const autopayStyles = css`
  .points {
    display: grid;
    gap: calc(var(--_space) * 2.5);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .points li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 2.5);
  }

  .points svg {
    margin-block-start: 0.2em;
    color: var(--_success);
  }

  .agreed summary {
    display: inline-block;
    padding-block: calc(var(--_space) * 1.5);
    color: var(--_accent-ink);
    font-size: var(--_size-small);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  @media (pointer: coarse) {
    .agreed summary {
      padding-block: calc(var(--_space) * 3);
    }
  }

  .agreed summary:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
    border-radius: 2px;
  }

  .narrow {
    inline-size: min(100%, 560px);
    margin-inline: auto;
  }
`;

/** What `fs-autopay-panel` wears beside its own once somebody is signed in. */
export const autopayBodyStyles = [
  ...textFieldStyles,
  figureStyles,
  panelStyles,
  formStyles,
  linesStyles,
  autopayStyles,
];
