import type { LitElement, ReactiveController } from 'lit';
import type { Client, Money } from '../../../sdk/index.ts';
import { fetchPart } from '../fetch-part.ts';
import type { PanelData } from './panel-data.ts';
import type { PanelView } from './panel-view.ts';
import type { PayoffDesk } from './payoff-part.ts';
import type { FieldProblems } from './problems.ts';

/** What a payoff asks of the panel. */
export interface PayoffOptions {
  client: () => Client | undefined;
  /** Undefined while no payoff is being put together. */
  subject: () => { data: PanelData; date: string } | undefined;
  /** Called with what clears the account on the date, and with nothing while that is not known. */
  onQuote: (amount: Money | undefined) => void;
}

/** The way to what is shown of a payoff: few want one, so it is loaded for those who choose it. */
export class PayoffDoor implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PayoffOptions;
  #desk: PayoffDesk | undefined;
  #loading = false;

  constructor(host: LitElement, options: PayoffOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#desk || this.#loading || !this.#options.subject()) return;
    this.#loading = true;
    void fetchPart(import('./payoff-part.ts'), 'PayoffDesk').then(
      ({ PayoffDesk }) => {
        this.#desk = new PayoffDesk(this.#host, this.#options);
        this.#host.requestUpdate();
      },
      // Another draw tries again.
      () => (this.#loading = false),
    );
  }

  /** The fields that no quote can be had for. */
  get problems(): FieldProblems {
    return (this.#options.subject() && this.#desk?.problems) ?? {};
  }

  /** The quote, below the choice. */
  render(view: PanelView) {
    return this.#options.subject() && this.#desk?.render(view);
  }
}
