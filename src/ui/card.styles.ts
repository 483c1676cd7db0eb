import { css } from 'lit';

/** `.card`: the frame of an element. `.stack` puts things one below the other. */
export const cardStyles = css`
  .card {
    padding: clamp(20px, 6cqi, calc(var(--_space) * 8));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-large);
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5);
  }

  .stack.tight {
    gap: calc(var(--_space) * 2);
  }

  .rule {
    block-size: 1px;
    margin: 0;
    border: 0;
    background: var(--_border);
  }

  @media (forced-colors: active) {
    .rule {
      background: CanvasText;
    }
  }

  @media print {
    .card {
      padding: 0;
      border: 0;
      box-shadow: none;
    }
  }
`;
