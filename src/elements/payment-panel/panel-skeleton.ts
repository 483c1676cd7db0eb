import { html } from 'lit';
import { skeleton } from '../../ui/skeleton.ts';

const row = () =>
  html`<div class="option" aria-hidden="true">
    ${skeleton('20px', '20px')} ${skeleton('7em')} ${skeleton('4em')}
  </div>`;

/** The form before it is there: the same questions, so that nothing moves when they come. */
export const renderPanelSkeleton = (label: string) => html`
  <section class="card" aria-busy="true">
    <span class="visually-hidden" role="status">${label}</span>
    <div class="form">
      <header>${skeleton('9em', '1.625em')} ${skeleton('13em', '1.25em')}</header>
      <div class="fields">
        <div class="question">${skeleton('6em')}${row()}${row()}</div>
        <div class="question">${skeleton('6em')}${row()}</div>
        <div class="question">${skeleton('6em')} ${skeleton('100%', '48px')}</div>
      </div>
      <div class="summary">
        <div class="allocation">
          ${skeleton('7em')} ${[0, 1, 2, 3, 4].map(() => skeleton('100%'))}
        </div>
        ${skeleton('100%', '44px')}
      </div>
    </div>
  </section>
`;
