import { css, html } from 'lit';

/** `.meter`: a bar filled from its start; its words stand beside it. */
export const meterStyles = css`
  .meter {
    block-size: 8px;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_fill-hover);
  }

  .meter > span {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
  }

  .meter.spent > span {
    background: var(--_warning);
  }

  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }

    .meter > span {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

/**
 * A bar that shows a share. The text beside it says the same, so the bar is a picture with a name.
 *
 * @param share 0 to 1
 * @param label what assistive technology reads
 */
export const renderMeter = (share: number, label: string, spent = false) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<div class="meter ${spent ? 'spent' : ''}" role="img" aria-label=${label}>
    <span .style=${`inline-size:${String(percent)}%`}></span>
  </div>`;
};
