import { readFile } from 'node:fs/promises';
import { built } from './preloads.ts';

/** The script that a frame page runs before anything is fetched, as markup; none before a build. */
export async function earlyScript(): Promise<string> {
  const code = await read('frame/early.js');
  const bare = code.replace(/^\/\/# sourceMappingURL=.*$/m, '').trim();
  return bare && `<script nonce="{{nonce}}">${bare}</script>`;
}

/**
 * What a frame page shows before its scripts have arrived, as markup; none where the element cannot
 * show anything without them.
 *
 * @param language of the browser, as it writes it in `Accept-Language`
 */
export function firstPicture(name: string, language = ''): Promise<string> {
  return read(`frame/${name}.${/^es\b/i.test(language) ? 'es' : 'en'}.html`);
}

function read(file: string): Promise<string> {
  return readFile(`${built}${file}`, 'utf8').catch(() => '');
}
