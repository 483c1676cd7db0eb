import type { Diagnosis } from './diagnose/finding.ts';
import type { ShellFacts } from './facts.ts';

/** The part of the script that is fetched from the lender only when somebody wants to know. */
interface Diagnostics {
  run: (elements: readonly Element[], facts: readonly ShellFacts[]) => Promise<Diagnosis[]>;
}

/**
 * Says what stops these elements, or that nothing does, on the console and in what it gives back.
 *
 * @throws Error that says which address the page's policy has to allow for it
 */
export async function examine(elements: Element[], facts: ShellFacts[]): Promise<Diagnosis[]> {
  // The script's own origin is the lender's, unless a host serves a copy.
  let { origin } = new URL(import.meta.url);
  const own = await fetchFrom(origin);
  if (own) return own.run(elements, facts);
  for (let index = 0; index < facts.length; index += 1) origin = facts[index]?.lender ?? origin;
  const other = await fetchFrom(origin);
  if (other) return other.run(elements, facts);
  throw new Error(
    `FS Central: ${origin}/assets/shell/diagnose.js was not fetched. Either nothing answers at ${origin}, or the page's Content Security Policy lacks: script-src ${origin}`,
  );
}

async function fetchFrom(origin: string): Promise<Diagnostics | undefined> {
  try {
    return (await import(`${origin}/assets/shell/diagnose.js`)) as Diagnostics;
  } catch {
    return undefined;
  }
}
