import { hostOrigin } from './address.ts';
import type { Diagnosis } from './diagnose/finding.ts';
import { examine } from './examine.ts';
import type { ShellFacts } from './facts.ts';
import type { FsShell } from './shell.ts';
import { tags } from './tags.ts';

/** Says, for every element of the page, what stops it and the line that mends it; on the console, too. */
export async function diagnose(): Promise<Diagnosis[]> {
  const elements: Element[] = [];
  const facts: ShellFacts[] = [];
  // What nothing has defined may be a tag of ours with a typo in it.
  let selector = ':not(:defined)';
  for (const tag in tags) selector += `,${tag}`;
  const found = document.querySelectorAll(selector);
  for (let index = 0; index < found.length; index += 1) {
    const element = found[index];
    if (!element?.localName.startsWith('fs-')) continue;
    const strange = { tag: element.localName, ours: false, host: hostOrigin() };
    elements.push(element);
    facts.push((element as Partial<FsShell>).facts ?? strange);
  }
  return examine(elements, facts);
}
