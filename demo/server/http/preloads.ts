import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Folder of what the build wrote. */
export const built = fileURLToPath(new URL('../../../dist/', import.meta.url));

/**
 * Links that fetch what a page's script imports, without waiting for it; none before a build.
 *
 * @param entry path of the script in the build, such as `frame/login.js`
 * @param options `compiled: false` leaves the browser's main thread alone, and fetches the script itself, too
 */
export async function preloadLinks(
  entry: string,
  { compiled = true }: { readonly compiled?: boolean } = {},
): Promise<string> {
  const text = await readFile(`${built}frame/preloads.json`, 'utf8').catch(() => '{}');
  const chunks = (JSON.parse(text) as Partial<Record<string, string[]>>)[entry] ?? [];
  const rel = compiled ? 'rel="modulepreload"' : 'rel="preload" as="script" crossorigin';
  return (compiled ? chunks : [entry, ...chunks])
    .map((chunk) => `<link ${rel} href="/assets/${chunk}" />`)
    .join('\n    ');
}
