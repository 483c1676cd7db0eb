import { css } from 'lit';
import { meterStyles } from '../../ui/meter.ts';

const layout = css`
  .limit,
  .offer > span:first-child {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  h2 .trim {
    color: var(--_muted);
    font-weight: var(--_weight);
  }

  .vin {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .vin .value {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
  }

  .vin .button {
    margin-inline-end: var(--_outset);
  }

  .rows > li {
    padding-block: calc(var(--_space) * 2.5);
  }

  .rows > li + li {
    border-block-start: 1px solid var(--_border);
  }

  .name,
  .row,
  .offer,
  .dealer {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }

  /* Long names break, and the mark stays where the others have theirs. */
  .name:has(> .chip) {
    flex-wrap: nowrap;
  }

  .name > .chip {
    flex: none;
  }

  .limits {
    display: grid;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 6);
  }

  .limit {
    gap: var(--_space);
  }

  .chip {
    padding: 0.125em 0.625em;
    border-radius: 1em;
    outline: 1px solid transparent;
    background: var(--_success-soft);
    color: var(--_success);
    font-size: var(--_size-small);
  }

  .paced {
    position: relative;
    padding-block: calc(var(--_space) * 1);
  }

  .pace {
    position: absolute;
    inset-block: 0;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--_text);
  }

  .over {
    color: var(--_warning);
  }

  .rows > .dealer {
    padding-block: 0;
  }

  .dealer a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }

  summary {
    padding-block: calc(var(--_space) * 2);
    color: var(--_accent-ink);
    cursor: pointer;
  }

  @media (pointer: coarse) {
    summary {
      padding-block: calc(var(--_space) * 3);
    }
  }

  details dl > div {
    padding-block: calc(var(--_space) * 1.5);
  }

  @container (inline-size >= 480px) {
    .limits {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @media (forced-colors: active) {
    .pace {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

/** What `fs-vehicle-card` wears beside, once the vehicle is here. */
export const vehicleDetailsStyles = [meterStyles, layout];
