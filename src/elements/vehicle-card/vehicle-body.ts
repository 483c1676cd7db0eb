import { html, nothing } from 'lit';
import type { Vehicle } from '../../../sdk/index.ts';
import { vehicleDetails as english } from '../../i18n/en/vehicle-details.ts';
import { loadedCatalogues } from '../../i18n/index.ts';
import { renderButton } from '../../ui/button.ts';
import { distanceFormat } from '../../ui/distance.ts';
import { formatsFor } from '../../ui/formats.ts';
import { wear } from '../../ui/late-styles.ts';
import type { BodyHost, ElementBody } from '../element-body.ts';
import { renderCoverages, renderLease } from './coverage-part.ts';
import { renderOpenRecalls, renderRepairedRecalls } from './recall-part.ts';
import { renderDealers, renderServices } from './service-part.ts';
import { vehicleDetailsStyles } from './vehicle-details.styles.ts';
import type { VehicleView } from './vehicle-view.ts';

/** The vehicle of one account: all that `fs-vehicle-card` shows once somebody is signed in. */
export class Body implements ElementBody<Vehicle> {
  readonly #host: BodyHost;
  #vehicle: Vehicle | undefined;
  /** Whether the whole identification number is on screen. It is on none that nobody is signed in on. */
  #revealed = false;

  constructor(host: BodyHost) {
    this.#host = host;
    wear(host.element, vehicleDetailsStyles);
  }

  take(vehicle: Vehicle): void {
    this.#vehicle = vehicle;
  }

  /** The card. */
  render() {
    const vehicle = this.#vehicle;
    if (!vehicle) return html``;
    const { locale } = this.#host.words();
    const texts = loadedCatalogues(locale)?.vehicleDetails ?? english;
    const formats = formatsFor(locale, vehicle.asOf);
    const distance = distanceFormat(formats.locale, vehicle.distanceUnit);
    const view: VehicleView = { vehicle, texts, formats, distance };
    return html`<section class="card vehicle" aria-labelledby="heading">
      ${this.#renderHead(view)} ${renderOpenRecalls(view)} ${this.#renderVin(view)}
      ${renderCoverages(view)} ${renderLease(view)} ${renderServices(view)} ${renderDealers(view)}
      ${renderRepairedRecalls(view)}
    </section>`;
  }

  #renderHead({ vehicle, texts, formats, distance }: VehicleView) {
    const { year, make, model, trim, color, odometer } = vehicle;
    const reading =
      odometer && texts.odometer(distance(odometer.value), formats.day(odometer.readOn));
    return html`<header>
      <h2 id="heading">
        <bdi>${year} ${make} ${model}</bdi>
        ${trim ? html`<span class="trim">${trim}</span>` : nothing}
      </h2>
      <p class="muted small figures">
        ${[color, reading].filter(Boolean).map((fact, at) => html`${at ? ' · ' : ''}<bdi>${fact}</bdi>`)}
      </p>
    </header>`;
  }

  #renderVin({ vehicle: { vin }, texts }: VehicleView) {
    const last = vin.slice(-6);
    return html`<div class="vin">
      <p>
        <span class="muted small" id="vin-label">${texts.vin}</span><br />
        ${
          this.#revealed
            ? html`<bdi class="value">${vin}</bdi>`
            : html`<bdi class="value" aria-hidden="true">•••••••••••${last}</bdi
                ><span class="visually-hidden">${texts.vinMasked(last)}</span>`
        }
      </p>
      <div role="group" aria-labelledby="vin-label">
        ${renderButton({
          kind: 'quiet',
          label: this.#revealed ? texts.vinHide : texts.vinShow,
          onClick: () => this.#onReveal(vin, texts.vinMasked(last)),
        })}
      </div>
    </div>`;
  }

  #onReveal(vin: string, masked: string) {
    this.#revealed = !this.#revealed;
    this.#host.announce(this.#revealed ? vin : masked);
    this.#host.element.requestUpdate();
  }
}
