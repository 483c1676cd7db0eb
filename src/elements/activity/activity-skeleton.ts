import { html } from 'lit';
import { skeleton } from '../../ui/skeleton.ts';

/** The element before its rows are here: the same lines, so that nothing moves when they come. */
export const renderActivitySkeleton = (label: string, heading: string) => html`
  <section class="card activity" aria-busy="true">
    <span class="visually-hidden" role="status">${label}</span>
    <header><h2>${heading}</h2></header>
    ${skeleton('18em', '44px')} ${skeleton('100%', '74px')}
    <div class="bars">
      ${[0, 1, 2, 3, 4, 5].map(
        () => html`<div>${skeleton('7em')} ${skeleton('100%', '1.25em')}</div>`,
      )}
    </div>
  </section>
`;
