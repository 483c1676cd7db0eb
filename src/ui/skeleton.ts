import { css, html } from 'lit';

/** `.skeleton`: a bar in the place and size of the text to come. */
export const skeletonStyles = css`
  .skeleton {
    display: block;
    max-inline-size: 100%;
    border-radius: var(--_radius-small);
    background: var(--_fill-hover);
    animation: fs-breathe 1600ms ease-in-out infinite alternate;
  }

  @keyframes fs-breathe {
    from {
      opacity: 1;
    }

    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;

/**
 * A bar for text that is on its way. The wrapper says that it is busy, not the bar. Its size is set
 * as a property: a content security policy without `unsafe-inline` refuses the attribute.
 *
 * @param width CSS length or percentage
 * @param height CSS length; the height of the line that will stand there
 */
export const skeleton = (width: string, height = '1.5em') =>
  html`<span
    class="skeleton"
    aria-hidden="true"
    .style=${`inline-size:${width};block-size:${height}`}
  ></span>`;
