import type { ShellFacts } from './facts.ts';

/** The part of the script that is fetched from the lender only when somebody wants to know. */
interface Diagnostics {
  run: (elements: readonly Element[], facts: readonly ShellFacts[]) => Promise<string>;
}

/** Says what stops these elements, or that nothing does. */
export async function examine(elements: Element[], facts: ShellFacts[]): Promise<string> {
  let lender: string | undefined;
  for (let index = 0; index < facts.length; index += 1) lender ??= facts[index]?.lender;
  const { run } = (await import(
    `${lender ?? new URL(import.meta.url).origin}/assets/shell/diagnose.js`
  )) as Diagnostics;
  return run(elements, facts);
}
