import { fileURLToPath } from 'node:url';
import { keptFile } from './kept-files.ts';

/** Folder of what the build wrote. */
export const built = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Links that fetch what a page's script imports, without waiting for it; none before a build. */
export function preloadLinks(entry: string): string {
  const [, ...chunks] = preloadsOf(entry);
  return chunks.map((href) => `<link rel="modulepreload" href="${href}" />`).join('\n    ');
}

/**
 * Addresses of a page's script and of all that it imports, without which it does nothing.
 *
 * @param entry path of the script in the build, such as `frame/login.js`
 */
export function preloadsOf(entry: string): string[] {
  const text = keptFile(`${built}frame/preloads.json`)?.text ?? '{}';
  const chunks = (JSON.parse(text) as Partial<Record<string, string[]>>)[entry] ?? [];
  return [entry, ...chunks].map((path) => `/assets/${path}`);
}
