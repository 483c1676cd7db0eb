import type { Client } from '../../../sdk/index.ts';
import { isApiError } from '../../../sdk/errors/index.ts';

/** On whose behalf a second factor is asked for. */
export interface StepUpAsker {
  /** Whose looks the question wears. */
  readonly element: Element;
  readonly client: Client;
  /** BCP 47 tag of the customer's language. */
  readonly locale: string;
}

/** The customer closed the question; nothing was changed. */
export class StepUpDeclined extends Error {
  override readonly name = 'StepUpDeclined';
}

/**
 * Does something that the lender may want a second factor for: where it does, the customer is asked, and it
 * is done again.
 *
 * @param signal gives up asking
 * @throws what `action` throws, and {@link StepUpDeclined}
 */
export async function withStepUp<T>(
  asker: StepUpAsker,
  action: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!isApiError(error) || error.code !== 'step_up_required') throw error;
  }
  const { StepUpDialog } = await import('./step-up-dialog.ts');
  if (!(await new StepUpDialog(asker).ask(signal))) throw new StepUpDeclined();
  return action();
}
