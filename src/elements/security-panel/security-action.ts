import type { Client } from '../../../sdk/index.ts';
import { LenderRequest } from '../payment-panel/lender-request.ts';
import { StepUpDeclined, withStepUp, type StepUpAsker } from '../step-up/with-step-up.ts';

/** One thing at a time that the customer has the lender do, with a second factor where it is wanted. */
export class SecurityAction extends LenderRequest<SecurityAction> {
  /** Names what is under way or has failed: a verb and the id of what it is done to. */
  name: string | undefined;

  /**
   * Does it.
   *
   * @param asker on whose behalf a second factor is asked for
   * @returns what `work` gave; undefined where it failed, or the customer thought better of it
   */
  async run<T>(
    name: string,
    asker: StepUpAsker,
    work: (client: Client, signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T } | undefined> {
    if (this.busy) return undefined;
    this.update({ name, error: undefined });
    return this.send(async (signal) => {
      const value = await withStepUp(asker, () => work(asker.client, signal), signal);
      return { value };
    });
  }

  /** Whether this is under way. */
  does(name: string): boolean {
    return this.busy && this.name === name;
  }

  /** Forgets what failed, and gives up what is under way. */
  drop(): void {
    this.giveUp();
    this.update({ name: undefined, error: undefined });
  }

  protected override refuse(error: unknown): void {
    this.update({ error: error instanceof StepUpDeclined ? undefined : error });
  }
}
