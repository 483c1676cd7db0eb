import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { Client, PaymentPreview, PaymentPreviewInput } from '../../../sdk/index.ts';
import { fieldProblems, type FieldProblems } from './problems.ts';

// Milliseconds without a key after which an amount counts as typed.
const pause = 300;

/** What is to be previewed; `input` is undefined while the draft cannot be. */
export interface PreviewSubject {
  client: Client | undefined;
  accountId: string | undefined;
  input: PaymentPreviewInput | undefined;
  /** The amount is being typed: waits for a pause. */
  typed: boolean;
  /** Grows when the account's figures changed: the same input then has another answer. */
  figures: unknown;
}

/** Keeps up with the draft: where the amount would go, and whether it would be refused. */
export class LivePreview {
  readonly #task;

  constructor(host: ReactiveControllerHost, subject: () => PreviewSubject) {
    this.#task = new Task(host, {
      args: () => {
        const { client, accountId, input, figures } = subject();
        const { amount, currency } = input?.amount ?? {};
        return [client, accountId, amount, currency, input?.date, input?.kind, figures] as const;
      },
      task: async ([client, accountId, amount, currency, date, kind], { signal }) => {
        if (!client || !accountId || amount === undefined || !currency || !date) {
          return initialState;
        }
        if (subject().typed) await pauseTyping(signal);
        const input = { amount: { amount, currency }, date, ...(kind && { kind }) };
        return client.payments.preview(accountId, input, { signal });
      },
    });
  }

  /** The last answer, also while a newer one is on its way. */
  get value(): PaymentPreview | undefined {
    return this.#task.status === TaskStatus.INITIAL ? undefined : this.#task.value;
  }

  get pending(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** It could not be had, for a reason that no field shows. */
  get failed(): boolean {
    return this.#task.status === TaskStatus.ERROR && Object.keys(this.problems).length === 0;
  }

  /** The fields that the server would refuse. */
  get problems(): FieldProblems {
    return this.#task.status === TaskStatus.ERROR ? fieldProblems(this.#task.error) : {};
  }
}

/** Waits until the customer has stopped typing; rejects where another key came first. */
function pauseTyping(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
