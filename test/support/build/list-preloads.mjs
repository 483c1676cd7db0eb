import { places } from '../../../src/elements/portal/places.ts';

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

/**
 * What the lender's portal asks for: in any case, while nobody is signed in, and on the way to each place. A phone
 * fetches six at a time, so what the first figure waits for comes first.
 */
const file = (path) => new RegExp(`/src/elements/${path}\\.ts$`);
const element = (name) => file(`${name}/define`);
const guard = file('session-guard');
const body = (name) => file(`${name}/[a-z-]+-body`);
const portal = {
  always: [element('central'), element('portal')],
  signedOut: [element('login')],
  signedIn: [/\/sdk\/(client|customer)\.ts$/, body('portal')],
};

/** Writes `portal-preloads.json`: for each of these the files that the page can have fetched in one turn. */
export function listPortalPreloads() {
  return {
    name: 'list-portal-preloads',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const holding = (pattern) =>
        chunks.filter(({ moduleIds }) => moduleIds.some((id) => pattern.test(id)));
      const filesFor = (patterns, known) => {
        const files = new Set();
        const visit = ({ fileName }) => {
          if (files.has(fileName)) return;
          files.add(fileName);
          bundle[fileName].imports.forEach((next) => visit(bundle[next]));
        };
        for (const pattern of patterns) {
          const found = holding(pattern);
          if (found.length === 0) this.error(`No chunk of the portal holds ${pattern}`);
          found.forEach(visit);
        }
        return [...files].filter((file) => !known.includes(file));
      };
      const always = filesFor(portal.always, []);
      const signedOut = filesFor(portal.signedOut, always);
      const signedIn = filesFor(portal.signedIn, always);
      // By their names after the `#`; what comes with `signedIn` is left out.
      const ofPlace = ({ parts }) => [
        ...parts.flatMap(({ tag }) => {
          const name = tag.slice('fs-'.length);
          return [element(name), ...(holding(body(name)).length > 0 ? [body(name)] : [])];
        }),
        guard,
      ];
      const preloads = {
        always,
        signedOut,
        signedIn,
        places: Object.fromEntries(
          places.map((place) => [place.id, filesFor(ofPlace(place), [...always, ...signedIn])]),
        ),
      };
      this.emitFile({
        type: 'asset',
        fileName: 'portal-preloads.json',
        source: `${JSON.stringify(preloads, null, 2)}\n`,
      });
    },
  };
}
