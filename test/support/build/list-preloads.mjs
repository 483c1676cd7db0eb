import { relative, resolve } from 'node:path';

/** Entries that are pages, and what of theirs is needed before anything can be seen. */
const pages = /^(frame|windows)\//;
const needed = /^src\/(frame|elements|windows)\//;
/** Elements that show nothing of use before the SDK is there. */
const needsSdk = /^frame\/(?!login\.js)/;

/**
 * Writes `frame/preloads.json`: for each page's script the files that it will ask for, so that the page can name them
 * in `<link rel="modulepreload">` and they all arrive in one turn. A sign-in form needs no SDK to be filled in.
 */
export function listPreloads() {
  return {
    name: 'list-preloads',
    generateBundle(_options, bundle) {
      const preloads = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.isEntry && pages.test(chunk.fileName)) {
          preloads[chunk.fileName] = filesOf(chunk, bundle);
        }
      }
      this.emitFile({
        type: 'asset',
        fileName: 'frame/preloads.json',
        source: `${JSON.stringify(preloads, null, 2)}\n`,
      });
    },
  };
}

function filesOf(page, bundle) {
  const files = new Set();
  const visit = (name) => {
    if (files.has(name) || !bundle[name]) return;
    files.add(name);
    bundle[name].imports.forEach(visit);
  };
  const sourceOf = (name) => relative(process.cwd(), bundle[name]?.facadeModuleId ?? '');

  visit(page.fileName);
  for (const name of Array.from(files).flatMap((file) => bundle[file].dynamicImports)) {
    if (needed.test(sourceOf(name)) && !/explanation/.test(sourceOf(name))) visit(name);
  }
  if (needsSdk.test(page.fileName)) {
    const client = resolve('sdk/client.ts');
    const sdk = Object.values(bundle).find(({ moduleIds }) => moduleIds?.includes(client));
    if (sdk) visit(sdk.fileName);
  }
  files.delete(page.fileName);
  return [...files];
}
