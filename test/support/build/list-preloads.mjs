/** Modules that a page imports on the way to its first picture; what it imports otherwise may never be asked for. */
const first = /\/src\/(frame\/guest|elements\/[^/]+\/define)\.ts$/;
const sdk = /\/sdk\/(client|customer|resources\/accounts)\.ts$/;

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
        if (chunk.isEntry) preloads[chunk.fileName] = filesOf(chunk, bundle);
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
  const visit = ({ fileName }) => {
    if (files.has(fileName)) return;
    files.add(fileName);
    bundle[fileName].imports.forEach((name) => visit(bundle[name]));
  };
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  const holding = (pattern) => (chunk) => chunk.moduleIds.some((id) => pattern.test(id));

  visit(page);
  const soon = new Set(Array.from(files).flatMap((name) => bundle[name].dynamicImports));
  chunks
    .filter(({ fileName }) => soon.has(fileName))
    .filter(holding(first))
    .forEach(visit);
  // The other elements have nothing to show without the SDK.
  if (/^frame\/(?!login\.js$)/.test(page.fileName)) chunks.filter(holding(sdk)).forEach(visit);
  files.delete(page.fileName);
  return [...files];
}
