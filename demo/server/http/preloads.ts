import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Folder of what the build wrote. */
export const built = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Links that fetch what a page's script imports, without waiting for it; none before a build. */
export async function preloadLinks(entry: string): Promise<string> {
  const [, ...chunks] = await preloadsOf(entry);
  return chunks.map((href) => `<link rel="modulepreload" href="${href}" />`).join('\n    ');
}

/**
 * Addresses of a page's script and of all that it imports, without which it does nothing.
 *
 * @param entry path of the script in the build, such as `frame/login.js`
 */
export async function preloadsOf(entry: string): Promise<string[]> {
  const text = await readFile(`${built}frame/preloads.json`, 'utf8').catch(() => '{}');
  const chunks = (JSON.parse(text) as Partial<Record<string, string[]>>)[entry] ?? [];
  return [entry, ...chunks].map((path) => `/assets/${path}`);
}
