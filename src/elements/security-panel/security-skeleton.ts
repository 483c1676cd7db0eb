import { html } from 'lit';
import { skeleton } from '../../ui/skeleton.ts';

const row = () =>
  html`<div class="row-item" aria-hidden="true">
    <div class="stack tight">${skeleton('10em')} ${skeleton('14em', '1.25em')}</div>
    ${skeleton('7em', '44px')}
  </div>`;

/** The panel before its lists are here. */
export const renderSecuritySkeleton = (label: string, heading: string) => html`
  <section class="card" aria-busy="true">
    <span class="visually-hidden" role="status">${label}</span>
    <div class="panel">
      <h2>${heading}</h2>
      <div class="part">${skeleton('9em')} ${row()} ${row()}</div>
      <div class="part">${skeleton('12em')} ${row()} ${skeleton('100%', '44px')}</div>
    </div>
  </section>
`;
