import { css } from 'lit';

/** The pictures; fetched with them. */
export const chartStyles = css`
  .chart,
  .chart figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .chart {
    --_principal: var(--_accent);
    --_interest: color-mix(in oklab, var(--_warning) 84%, var(--_raised));
    gap: calc(var(--_space) * 7);
  }

  .chart figure {
    gap: calc(var(--_space) * 3);
  }

  .chart figcaption,
  .legend {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 4);
  }

  .legend {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .legend span::before {
    display: inline-block;
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-end: 0.5em;
    border-radius: 3px;
    background: var(--_principal);
    content: '';
    forced-color-adjust: none;
  }

  .legend .interest::before {
    background: var(--_interest);
  }

  .legend .planned::before {
    background: color-mix(in oklab, var(--_principal) 42%, var(--_raised));
  }

  .legend .with::before,
  .legend .without::before {
    block-size: 0;
    inline-size: 1.25em;
    border-block-start: 3px solid var(--_principal);
    border-radius: 0;
    background: none;
    vertical-align: middle;
  }

  .legend .without::before {
    border-block-start: 2px dashed var(--_muted);
  }

  .picture svg {
    inline-size: 100%;
    block-size: clamp(150px, 34cqi, 240px);
    overflow: visible;
  }

  .picture path {
    vector-effect: non-scaling-stroke;
  }

  .picture .grid {
    fill: none;
    stroke: var(--_border);
  }

  .picture .principal {
    fill: var(--_principal);
  }

  .picture .interest {
    fill: var(--_interest);
  }

  .picture .principal.planned {
    fill: color-mix(in oklab, var(--_principal) 42%, var(--_raised));
  }

  .picture .interest.planned {
    fill: color-mix(in oklab, var(--_interest) 48%, var(--_raised));
  }

  .picture .line {
    fill: none;
    stroke: var(--_principal);
    stroke-linejoin: round;
    stroke-width: 2.5px;
  }

  .picture .line.planned {
    stroke-dasharray: 1 6;
    stroke-linecap: round;
  }

  .picture .line.usual {
    stroke: var(--_muted);
    stroke-dasharray: 6 5;
    stroke-width: 2px;
  }

  .picture .now {
    fill: none;
    stroke: var(--_muted);
  }

  .axis {
    position: relative;
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .axis .now {
    position: absolute;
    inset-inline-start: var(--_now);
    translate: -50%;
  }

  /* What would run into "Today" goes to a second line, which is not seen. */
  .axis .edge {
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    block-size: 1.5em;
    max-inline-size: calc(var(--_now, 100%) - 2.5em);
    overflow: hidden;
  }

  .axis .edge:last-child {
    max-inline-size: calc(100% - var(--_now, 0%) - 2.5em);
    justify-content: end;
  }

  .axis .edge::before {
    content: '';
    block-size: 100%;
  }

  .axis .edge > span {
    flex: none;
    white-space: nowrap;
  }

  .axis .now:dir(rtl) {
    translate: 50%;
  }

  .picture:dir(rtl) svg {
    scale: -1 1;
  }

  .chart .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: calc(var(--_space) * 4) calc(var(--_space) * 8);
  }

  .chart dt {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .chart dd {
    font-variant-numeric: tabular-nums lining-nums;
    font-weight: var(--_weight-strong);
  }

  .chart summary {
    inline-size: fit-content;
    padding-block: calc(var(--_space) * 2.5);
    color: var(--_accent-ink);
    font-weight: var(--_weight-strong);
    cursor: pointer;
  }

  .sheet {
    max-block-size: 420px;
    overflow: auto;
    border-block: 1px solid var(--_border);
  }

  .sheet table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums lining-nums;
  }

  .sheet thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_raised);
    color: var(--_muted);
    white-space: normal;
  }

  .sheet th,
  .sheet td {
    padding: calc(var(--_space) * 2);
    font-weight: var(--_weight);
    text-align: end;
    white-space: nowrap;
  }

  .sheet th:first-child {
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
  }

  .sheet tbody tr {
    border-block-start: 1px solid var(--_border);
  }

  .ask {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }

  .quick .button {
    min-block-size: 38px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3.5);
    font-size: var(--_size-small);
  }

  .quick [aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  @media (pointer: coarse) {
    .quick .button {
      min-block-size: 44px;
    }
  }

  .outcome {
    display: grid;
    gap: calc(var(--_space) * 1);
    transition: opacity var(--_motion);
  }

  .outcome[aria-busy='true'] {
    opacity: 0.6;
  }

  .outcome .statement {
    font-size: var(--_size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.2;
    letter-spacing: -0.02em;
  }

  .assumptions {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius);
    outline: 1px solid transparent;
    background: var(--_surface);
    font-size: var(--_size-small);
  }

  .assumptions li {
    padding-inline-start: 1.1em;
    text-indent: -1.1em;
  }

  .assumptions li::before {
    content: '•';
    display: inline-block;
    inline-size: 1.1em;
    color: var(--_muted);
    text-indent: 0;
  }

  @container (inline-size >= 560px) {
    .ask {
      grid-template-columns: minmax(0, 14em) minmax(0, 1fr);
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .chart {
      --_principal: Highlight;
      --_interest: CanvasText;
    }

    .picture .planned {
      fill: Canvas;
      stroke: CanvasText;
    }

    .picture .line.planned {
      fill: none;
      stroke: Highlight;
    }
  }
`;
