import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { Client, Vehicle } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { vehicleCard as english } from '../../i18n/en/vehicle-card.ts';
import { renderButton } from '../../ui/button.ts';
import { distanceFormat } from '../../ui/distance.ts';
import { formatsFor } from '../../ui/formats.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import { renderCoverages, renderLease } from './coverage-part.ts';
import { renderOpenRecalls, renderRepairedRecalls } from './recall-part.ts';
import { renderDealers, renderServices } from './service-part.ts';
import { vehicleCardStyles } from './vehicle-card.styles.ts';
import type { VehicleView } from './vehicle-view.ts';

/**
 * The financed vehicle: warranty coverage left by date and distance, recalls, where a lease's distance is
 * heading, service options with the reason where one is not offered, and where to book a service.
 *
 * @slot - Shown instead while nobody is signed in; a hint to sign in if left empty.
 * @event fs-ready - The vehicle is on screen.
 * @event fs-error - It could not be loaded; the card says why and offers to try again.
 * @csspart notice - An open recall, or what is said instead of the vehicle when it could not be loaded.
 * @cssproperty --fs-color-accent - Colour of the bars.
 */
export class FsVehicleCard extends FsAccountElement<Vehicle> {
  static override styles = vehicleCardStyles;

  /** Whether the whole identification number is on screen. */
  @state() private revealed = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The number stays on no page that nobody is signed in on, nor over another vehicle.
    if (!this.customer || changed.has('accountId')) {
      this.revealed = false;
      this.announcement = '';
    }
  }

  protected override async load(
    client: Client,
    accountId: string | undefined,
    signal: AbortSignal,
  ): Promise<Vehicle | undefined> {
    const id = accountId ?? (await chosenAccount(client, undefined, signal))?.id;
    return id === undefined ? undefined : client.vehicle.get(id, { signal });
  }

  protected override get stateTexts() {
    return this.texts('vehicleCard', english);
  }

  protected override renderLoaded(vehicle: Vehicle) {
    const formats = formatsFor(this.activeLocale, vehicle.asOf);
    const distance = distanceFormat(formats.locale, vehicle.distanceUnit);
    const view: VehicleView = { vehicle, texts: this.stateTexts, formats, distance };
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
          this.revealed
            ? html`<bdi class="value">${vin}</bdi>`
            : html`<bdi class="value" aria-hidden="true">•••••••••••${last}</bdi
                ><span class="visually-hidden">${texts.vinMasked(last)}</span>`
        }
      </p>
      <div role="group" aria-labelledby="vin-label">
        ${renderButton({
          kind: 'quiet',
          label: this.revealed ? texts.vinHide : texts.vinShow,
          onClick: () => this.#onReveal(vin),
        })}
      </div>
    </div>`;
  }

  protected override renderSkeleton() {
    return html`<section class="card vehicle" aria-busy="true">
      <span class="visually-hidden" role="status">${this.stateTexts.loading}</span>
      <header>${skeleton('14em', '1.625em')} ${skeleton('12em', '1.25em')}</header>
      <div class="vin">${skeleton('12em', '2.75em')}</div>
      <div class="part">
        ${skeleton('10em')}
        ${[0, 1, 2].map(
          () =>
            html`<div class="coverage">
              ${skeleton('8em')} ${skeleton('100%', '8px')} ${skeleton('14em', '1.25em')}
            </div>`,
        )}
      </div>
    </section>`;
  }

  #onReveal(vin: string) {
    this.revealed = !this.revealed;
    this.announcement = this.revealed ? vin : this.stateTexts.vinMasked(vin.slice(-6));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-vehicle-card': FsVehicleCard;
  }
}
