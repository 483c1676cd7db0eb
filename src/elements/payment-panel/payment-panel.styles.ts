import { css } from 'lit';
import { tokens } from '../../tokens/tokens.styles.ts';
import { actionsStyles } from '../../ui/actions.styles.ts';
import { base } from '../../ui/base.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { cardStyles } from '../../ui/card.styles.ts';
import { figureStyles } from '../../ui/figure.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { textFieldStyles } from '../../ui/text-field.styles.ts';
import { formStyles } from './form.styles.ts';
import { pendingStyles } from './pending.styles.ts';

/** What payments and automatic payments both wear. */
export const panelStyles = css`
  ${actionsStyles}

  .masked {
    color: var(--_muted);
    white-space: nowrap;
  }

  .allocation {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    /* Seen where colours are forced, and grounds with them. */
    outline: 1px solid transparent;
    background: var(--_surface);
  }

  h3 {
    font-size: var(--_size-small);
  }

  .rows {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    font-size: var(--_size-small);
  }

  .row {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
  }

  .row dt {
    color: var(--_muted);
  }

  .row dd {
    text-align: end;
  }

  .row.sum,
  .row.after {
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
  }

  .row.sum dt,
  .row.sum dd {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }

  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-ink);
    font: inherit;
    font-size: var(--_size-small);
    text-decoration: underline;
    text-decoration-thickness: 0.07em;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .link:disabled {
    color: var(--_muted);
    cursor: default;
  }
`;

/** Everything that `fs-payment-panel` wears from the start. */
export const paymentPanelStyles = [
  tokens,
  base,
  cardStyles,
  buttonStyles,
  textFieldStyles,
  noticeStyles,
  skeletonStyles,
  figureStyles,
  panelStyles,
  formStyles,
  pendingStyles,
];
