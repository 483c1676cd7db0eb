/** Milliseconds to wait for something to appear; generous, since machines in CI are slow. */
const patience = 20_000;

/** After so long a question is asked again: a document that goes meanwhile may never answer. */
const silence = 5_000;

/**
 * Asks until there is an answer. From outside the page: on these pages a timer or a promise of the
 * page's own may be somebody else's.
 *
 * @throws Error that says what never came
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  wait = patience,
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = Date.now() + wait;
  let problem: unknown;
  for (;;) {
    try {
      const answer = await Promise.race([ask(), unanswered()]);
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer as Exclude<NonNullable<T>, false>;
      }
    } catch (error) {
      // A frame that is being replaced cannot answer; its successor will.
      problem = error;
    }
    if (Date.now() > deadline) throw new Error(`There never was ${what}.`, { cause: problem });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function unanswered(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, silence).unref());
  return undefined;
}
