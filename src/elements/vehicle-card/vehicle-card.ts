import { html } from 'lit';
import type { Client } from '../../../sdk/index.ts';
import { chosenAccount } from '../../controllers/chosen-account.ts';
import { vehicleCard as english } from '../../i18n/en/vehicle-card.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { FsAccountElement } from '../account-element.ts';
import type { Body } from './vehicle-body.ts';
import { vehicleCardStyles } from './vehicle-card.styles.ts';

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
export class FsVehicleCard extends FsAccountElement<Body> {
  static override styles = vehicleCardStyles;

  protected override load(client: Client, accountId: string | undefined, signal: AbortSignal) {
    const vehicle = loadVehicle(client, accountId, signal);
    return this.openBody(import('./vehicle-body.ts'), vehicle, signal);
  }

  protected override get stateTexts() {
    return this.texts('vehicleCard', english);
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
}

async function loadVehicle(client: Client, accountId: string | undefined, signal: AbortSignal) {
  const id = accountId ?? (await chosenAccount(client, undefined, signal))?.id;
  return id === undefined ? undefined : client.vehicle.get(id, { signal });
}

declare global {
  interface HTMLElementTagNameMap {
    'fs-vehicle-card': FsVehicleCard;
  }
}
