import { html, nothing } from 'lit';
import { daysBetween } from '../../../sdk/plain-date.ts';
import type { Coverage } from '../../../sdk/index.ts';
import { renderMeter } from '../../ui/meter.ts';
import { durationOf } from './duration.ts';
import { nameOf, type VehicleView } from './vehicle-view.ts';

/** Every coverage and what is left of it, by date and by distance; those that ended come last. */
export function renderCoverages(view: VehicleView) {
  const { vehicle, texts } = view;
  const [active, ended] = [true, false].map((state) =>
    vehicle.coverages.filter(({ status }) => (status === 'active') === state),
  );
  return html`<section class="part" aria-labelledby="coverage-title">
    <h3 id="coverage-title">${texts.coverage}</h3>
    <ul class="rows">
      ${active?.map((coverage) => renderActive(view, coverage))}
      ${ended?.map((coverage) => renderEnded(view, coverage))}
    </ul>
  </section>`;
}

function renderActive(view: VehicleView, coverage: Coverage) {
  const { texts, formats } = view;
  const { startsOn, endsOn, daysLeft } = coverage;
  const left = texts.timeLeft(durationOf(daysLeft, formats.locale));
  return html`<li class="coverage">
    <p class="name">
      <strong>${nameOf(texts.coverages, coverage.kind, coverage.name)}</strong>
      <span class="chip">${texts.active}</span>
    </p>
    <div class="limits figures">
      ${renderLimit(
        daysLeft / (daysBetween(startsOn, endsOn) + 1),
        left,
        texts.until(formats.day(endsOn)),
      )}
      ${renderDistance(view, coverage)}
    </div>
  </li>`;
}

function renderDistance({ texts, distance }: VehicleView, coverage: Coverage) {
  const { distanceLimit: limit, distanceLeft: left } = coverage;
  if (limit === null || left === null) {
    return html`<p class="muted small">${texts.noLimit}</p>`;
  }
  return renderLimit(
    limit > 0 ? left / limit : 0,
    texts.distanceLeft(distance(left)),
    texts.distanceLimit(distance(limit)),
  );
}

function renderLimit(share: number, left: string, end: string) {
  return html`<div class="limit">
    ${renderMeter(share, `${left}, ${end}`, share < 0.1)}
    <p class="small"><span>${left}</span> <span class="muted">${end}</span></p>
  </div>`;
}

function renderEnded({ texts, formats, distance }: VehicleView, coverage: Coverage) {
  const { daysLeft, distanceLimit, endsOn } = coverage;
  const byDistance = daysLeft > 0 && distanceLimit !== null;
  return html`<li class="coverage muted">
    <p class="name">
      <span>${nameOf(texts.coverages, coverage.kind, coverage.name)}</span>
      <span class="small"
        >${byDistance ? texts.endedAt(distance(distanceLimit)) : texts.endedOn(formats.day(endsOn))}</span
      >
    </p>
  </li>`;
}

/** Where a lease's distance is heading. */
export function renderLease({ vehicle, texts, formats, distance }: VehicleView) {
  const { lease } = vehicle;
  if (!lease) return nothing;
  const { allowance, used, allowedByThen, projected, projectedOver: over } = lease;
  const words = texts.leaseUsed(distance(used), distance(allowance));
  return html`<section class="part" aria-labelledby="lease-title">
    <h3 id="lease-title">${texts.leaseTitle}</h3>
    <p class="row figures">
      <strong>${words}</strong>
      <span class="muted small">${texts.leaseRead(formats.day(lease.readOn))}</span>
    </p>
    <div class="paced">
      ${renderMeter(allowance > 0 ? used / allowance : 1, words, over > 0)}
      <span
        class="pace"
        aria-hidden="true"
        .style=${`inset-inline-start:${String(allowance > 0 ? Math.min(100, (allowedByThen / allowance) * 100) : 100)}%`}
      ></span>
    </div>
    <p class="small muted figures">${texts.leasePace(distance(allowedByThen))}</p>
    <p class="small figures ${over > 0 ? 'over' : ''}">
      ${
        over > 0
          ? texts.leaseOver(
              distance(over),
              formats.money(lease.projectedCharge),
              formats.money(lease.excessRate),
            )
          : texts.leaseWithin(distance(projected), formats.day(lease.endsOn))
      }
    </p>
  </section>`;
}
