import { html } from 'lit';
import { skeleton } from '../../ui/skeleton.ts';

/** The card before its figures are here: the same lines, so that nothing moves when they come. */
export const renderCardSkeleton = (label: string) => html`
  <section class="card balance" aria-busy="true">
    <span class="visually-hidden" role="status">${label}</span>
    <header>${skeleton('12em')} ${skeleton('4.5em')}</header>
    <div class="lead">
      ${skeleton('6em', '1.25em')}
      <p class="figure" aria-hidden="true">${skeleton('4.5em', '1.1em')}</p>
      ${skeleton('9em')}
    </div>
    <div class="progress">
      <div class="row">${skeleton('6em')} ${skeleton('7em')}</div>
      ${skeleton('100%', '8px')}
      <div class="row">${skeleton('5em', '1.25em')} ${skeleton('8em', '1.25em')}</div>
    </div>
    <div class="facts">
      ${[0, 1, 2].map(
        () =>
          html`<div>
            ${skeleton('6em', '1.25em')} ${skeleton('5em')} ${skeleton('9em', '1.25em')}
          </div>`,
      )}
    </div>
  </section>
`;
