import { FsCentralShell } from './central.ts';
import { FsShell } from './shell.ts';
import { tags } from './tags.ts';

/** Registers the shells. A tag that is taken, by another copy or by something else, stays with whoever has it. */
export function register(
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry) return;
  define(registry, 'fs-central', FsCentralShell);
  // A class can have one tag.
  for (const tag in tags) define(registry, tag, class extends FsShell {});
}

function define(registry: CustomElementRegistry, tag: string, shell: CustomElementConstructor) {
  try {
    registry.define(tag, shell);
  } catch {
    // Taken; the other tags must not be lost to it.
  }
}
