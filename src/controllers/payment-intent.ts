import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, PaymentInput, PaymentIntent, PaymentIntentState } from '../../sdk/index.ts';

type Host = ReactiveControllerHost & Pick<Node, 'isConnected'>;

const drafted: PaymentIntentState = { status: 'drafted' };

/**
 * Draws its host anew whenever the SDK's payment intent changes, and lets go of the intent with the host.
 */
export class PaymentIntentController implements ReactiveController {
  readonly #host: Host;
  readonly #onChange: (state: PaymentIntentState, before: PaymentIntentState) => void;
  #client: Client | undefined;
  #accountId: string | undefined;
  #opening: Promise<void> | undefined;
  #intent: PaymentIntent | undefined;
  #open = false;

  /** @param onChange called after every change, with the state before it */
  constructor(
    host: Host,
    onChange: (state: PaymentIntentState, before: PaymentIntentState) => void,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** The intent once {@link open} is done. */
  get intent(): PaymentIntent | undefined {
    return this.#intent;
  }

  get state(): PaymentIntentState {
    return this.#intent?.state ?? drafted;
  }

  /** Whether money may be moving without an answer yet. */
  get unanswered(): boolean {
    return this.#intent?.unanswered ?? false;
  }

  /** Fetches the code and makes the intent; nobody can pay before. A failed try may be made again. */
  open(client: Client): Promise<void> {
    if (this.#client === client && this.#opening) return this.#opening;
    this.#close();
    this.#client = client;
    const opening = client.payments
      .intent({
        onChange: (state, before) => {
          this.#host.requestUpdate();
          this.#onChange(state, before);
        },
      })
      .then(
        (intent) => {
          if (this.#opening === opening) {
            this.#intent = intent;
            this.#open = true;
          } else {
            intent.close();
          }
        },
        (error: unknown) => {
          if (this.#opening === opening) this.#opening = undefined;
          throw error;
        },
      );
    this.#opening = opening;
    return opening;
  }

  confirm(accountId: string, input: PaymentInput): void {
    void this.#intent?.confirm(accountId, input);
  }

  /** Goes on with what the account has without an answer, looks at what has one; {@link open} must be done. */
  resume(accountId: string): void {
    this.#accountId = accountId;
    if (this.#open) void this.#intent?.resume(accountId);
  }

  hostConnected(): void {
    const [client, accountId] = [this.#client, this.#accountId];
    if (this.#open || !client || accountId === undefined) return;
    this.open(client).then(
      () => this.resume(accountId),
      () => undefined,
    );
  }

  hostDisconnected(): void {
    // A move in the page connects again at once; only who stays away gives up waiting.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#close();
    });
  }

  #close(): void {
    this.#intent?.close();
    this.#opening = undefined;
    this.#open = false;
  }
}
