import { html, nothing } from 'lit';
import type { Recall } from '../../../sdk/index.ts';
import { triangleAlertIcon } from '../../ui/icons.ts';
import type { VehicleView } from './vehicle-view.ts';

/** Recalls that wait for a repair, before all else. */
export function renderOpenRecalls({ vehicle, texts, formats }: VehicleView) {
  const open = vehicle.recalls.filter(({ status }) => status !== 'repaired');
  return open.map(
    ({ title, risk, remedy, issuedOn }) =>
      html`<div class="notice warning" part="notice">
        ${triangleAlertIcon()}
        <p class="notice-title">${texts.recallOpen}: <bdi>${title}</bdi></p>
        <p>${risk} ${remedy}</p>
        <p>${texts.recallIssued(formats.day(issuedOn))}</p>
      </div>`,
  );
}

/** Recalls that are done with, quietly. */
export function renderRepairedRecalls({ vehicle, texts }: VehicleView) {
  const done = vehicle.recalls.filter(({ status }) => status === 'repaired');
  if (done.length === 0) return nothing;
  return html`<details class="small part">
    <summary>${texts.recallsDone}</summary>
    <ul class="rows">
      ${done.map(({ title }: Recall) => html`<li class="muted">${texts.recallRepaired(title)}</li>`)}
    </ul>
  </details>`;
}
