import { readFile } from 'node:fs/promises';
import { built, preloadLinks } from './preloads.ts';

/**
 * What a frame page shows before its scripts have arrived, as markup; none where the element cannot
 * show anything without them.
 *
 * @param language of the browser, as it writes it in `Accept-Language`
 */
export function firstPicture(name: string, language = ''): Promise<string> {
  return read(`frame/${name}.${/^es\b/i.test(language) ? 'es' : 'en'}.html`);
}

/**
 * The scripts of a frame page, as markup: one that runs at once, written into the page, and the
 * element's modules. Where there is a first picture, the former starts the latter once that is painted.
 */
export async function frameScripts(name: string, pictured: boolean): Promise<string> {
  const entry = `frame/${name}.js`;
  const code = (await read('frame/early.js')).replace(/^\/\/# sourceMappingURL=.*$/m, '').trim();
  const attributes = pictured ? ` data-entry="/assets/${entry}"` : '';
  return [
    `<script nonce="{{nonce}}"${attributes}>${code}</script>`,
    await preloadLinks(entry, { compiled: !pictured }),
    pictured ? '' : `<script type="module" src="/assets/${entry}" nonce="{{nonce}}"></script>`,
  ].join('\n    ');
}

function read(file: string): Promise<string> {
  return readFile(`${built}${file}`, 'utf8').catch(() => '');
}
