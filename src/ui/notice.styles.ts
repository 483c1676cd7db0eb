import { css } from 'lit';
import { referenceStyles } from './reference.styles.ts';

const frameStyles = css`
  .notice {
    --_tone: var(--_accent-ink);

    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3.5) calc(var(--_space) * 4);
    border: 1px solid color-mix(in oklab, var(--_tone) 28%, var(--_raised));
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: var(--_size-small);
    line-height: 1.5;
  }

  .notice.error {
    --_tone: var(--_danger);

    background: var(--_danger-soft);
  }

  .notice.warning {
    --_tone: var(--_warning);

    background: var(--_warning-soft);
  }

  .notice.success {
    --_tone: var(--_success);

    background: var(--_success-soft);
  }

  .notice > .icon {
    margin-block-start: 0.075em;
    color: var(--_tone);
  }

  .notice > :not(.icon) {
    grid-column: 2;
    min-inline-size: 0;
  }

  .notice .notice-title {
    grid-row: 1;
    font-weight: var(--_weight-strong);
  }

  .notice p:not(.notice-title) {
    color: var(--_text-soft);
  }

  .notice .button {
    min-block-size: max(36px, calc(var(--_space) * 9));
    margin-block-start: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3.5);
    justify-self: start;
  }

  @media (pointer: coarse) {
    .notice .button {
      min-block-size: 44px;
    }
  }
`;

/** `.notice` with `.error`, `.warning`, `.info` or `.success`. */
export const noticeStyles = [frameStyles, referenceStyles];
