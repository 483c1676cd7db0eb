import { html } from 'lit';
import { skeleton } from '../../ui/skeleton.ts';

/** The parts of a place before its elements are here: cards where they will stand. */
export const renderPlaceSkeleton = (areas: readonly string[]) =>
  areas.map(
    (area) =>
      html`<div class="part ${area}">
        <div class="card bars">
          ${skeleton('9em', '1.625em')} ${skeleton('13em')} ${skeleton('100%', '8px')}
          ${skeleton('100%')} ${skeleton('80%')}
        </div>
      </div>`,
  );

/** The application before it is here: the same frame, so that nothing moves when it comes. */
export const renderPortalSkeleton = (label: string) => html`
  <div class="portal" aria-busy="true">
    <span class="visually-hidden" role="status">${label}</span>
    <div class="rail" aria-hidden="true">
      ${[0, 1, 2, 3, 4].map(() => html`<span class="item">${skeleton('3.5em', '1.25em')}</span>`)}
    </div>
    <div class="head">${skeleton('8em', '2.25em')}</div>
    <div class="accounts"></div>
    <div class="place">${renderPlaceSkeleton(['aside', 'main', 'aside'])}</div>
  </div>
`;
