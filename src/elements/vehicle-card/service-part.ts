import { html, nothing } from 'lit';
import type { ServiceDealer, ServiceOption } from '../../../sdk/index.ts';
import { nameOf, type VehicleView } from './vehicle-view.ts';

/** What can be added to the vehicle; what cannot, with its reason, on request. */
export function renderServices(view: VehicleView) {
  const { vehicle, texts } = view;
  const [offered, refused] = [true, false].map((eligible) =>
    vehicle.services.filter((option) => option.eligible === eligible),
  );
  return html`<section class="part" aria-labelledby="services-title">
    <h3 id="services-title">${texts.services}</h3>
    ${
      offered?.length
        ? html`<ul class="rows">
              ${offered.map((option) => renderOffer(view, option))}
            </ul>
            <p class="muted small">${texts.servicesAsk}</p>`
        : html`<p class="muted small">${texts.servicesNone}</p>`
    }
    ${
      refused?.length
        ? html`<details class="small">
            <summary>${texts.unavailable(refused.length)}</summary>
            <dl>${refused.map((option) => renderRefusal(view, option))}</dl>
          </details>`
        : nothing
    }
  </section>`;
}

function renderOffer({ texts, formats }: VehicleView, { kind, name, price, until }: ServiceOption) {
  return html`<li class="offer">
    <span>
      <strong>${nameOf(texts.serviceNames, kind, name)}</strong>
      ${until ? html`<span class="muted small">${texts.serviceUntil(formats.day(until))}</span>` : nothing}
    </span>
    <span class="figures">${formats.money(price)}</span>
  </li>`;
}

function renderRefusal({ texts }: VehicleView, { kind, name, reason }: ServiceOption) {
  return html`<div>
    <dt>${nameOf(texts.serviceNames, kind, name)}</dt>
    <dd class="muted">${nameOf(texts.reasons, reason ?? '', texts.reasonUnknown)}</dd>
  </div>`;
}

/** Where the vehicle can be serviced. */
export function renderDealers({ vehicle, texts }: VehicleView) {
  if (vehicle.dealers.length === 0) return nothing;
  return html`<section class="part" aria-labelledby="dealers-title">
    <h3 id="dealers-title">${texts.dealers}</h3>
    <ul class="rows">
      ${vehicle.dealers.map((dealer) => renderDealer(dealer, texts))}
    </ul>
  </section>`;
}

function renderDealer({ name, phone, bookingUrl }: ServiceDealer, texts: VehicleView['texts']) {
  return html`<li class="dealer">
    ${
      isWebAddress(bookingUrl)
        ? html`<a class="booking" href=${bookingUrl} target="_blank" rel="noopener noreferrer"
            >${texts.book(name)}<span class="visually-hidden"> (${texts.opensNew})</span></a
          >`
        : html`<span>${name}</span>`
    }
    <a class="figures small" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>
  </li>`;
}

/** Whether a link is one to a page: the lender's data decides no other kind of link. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}
