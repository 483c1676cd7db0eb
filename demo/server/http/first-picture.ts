import { keptFile } from './kept-files.ts';
import { pageLanguage } from './page-words.ts';
import { built, preloadLinks, preloadsOf } from './preloads.ts';

/**
 * What a frame page shows before its scripts have arrived, as markup; none where the element cannot
 * show anything without them.
 *
 * @param language of the browser, as it writes it in `Accept-Language`
 */
export function firstPicture(name: string, language?: string): string {
  return read(`frame/${name}.${pageLanguage(language).slice(0, 2)}.html`);
}

/**
 * The scripts of a frame page, as markup for its head and its body: one that runs at once, written into
 * the page, and the element's modules. Where there is a first picture, the former shows it, so stands
 * behind it, and starts the latter once that is painted.
 */
export function frameScripts(name: string, picture: string): { head: string; body: string } {
  const entry = `frame/${name}.js`;
  const code = read('frame/early.js')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .trim();
  const early = (attributes = '') => `<script nonce="{{nonce}}"${attributes}>${code}</script>`;
  if (picture) {
    const preloads = preloadsOf(entry).join(' ');
    const data = ` data-entry="/assets/${entry}" data-preloads="${preloads}"`;
    return { head: '', body: picture + early(data) };
  }
  const preloads = preloadLinks(entry);
  const element = `<script type="module" src="/assets/${entry}" nonce="{{nonce}}"></script>`;
  return { head: [early(), preloads, element].join('\n    '), body: '' };
}

function read(file: string): string {
  return keptFile(`${built}${file}`)?.text ?? '';
}
