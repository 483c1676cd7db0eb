import { examine } from './examine.ts';
import type { ShellFacts } from './facts.ts';
import type { FsShell } from './shell.ts';
import { tags } from './tags.ts';

/** Says, for every element of the page, what stops it and the line that mends it. */
export async function diagnose(): Promise<string> {
  const elements: Element[] = [];
  const facts: ShellFacts[] = [];
  for (const tag in tags) {
    const found = document.querySelectorAll(tag);
    for (let index = 0; index < found.length; index += 1) {
      const element = found[index];
      if (!element) continue;
      elements.push(element);
      facts.push(
        (element as Partial<FsShell>).facts ?? { tag, ours: false, host: location.origin },
      );
    }
  }
  return examine(elements, facts);
}
