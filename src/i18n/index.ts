import type { Catalogues } from './catalogues.ts';

export type { Catalogues } from './catalogues.ts';
export type { Failure } from './en/errors.ts';

/** The language of a tag that has no catalogue of its own. English travels with each element. */
const fallback = 'en';

// One chunk per language, fetched when a page asks for it.
const loaders: Partial<Record<string, () => Promise<Catalogues>>> = {
  es: async () => (await import('./es/index.ts')).es,
};

const loaded = new Map<string, Catalogues>();

const languageOf = (locale: string) => locale.split('-', 1)[0]?.toLowerCase() ?? fallback;

/**
 * The tag to give to Intl: the one asked for where its language has a catalogue, else English, so
 * that dates and sentences on a page do not mix languages.
 *
 * @param locale a BCP 47 tag; one that is not well-formed counts as English
 */
export function supportedLocale(locale: string): string {
  const language = languageOf(locale);
  if (language !== fallback && !loaders[language]) return fallback;
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? fallback;
  } catch {
    return fallback;
  }
}

/** The catalogues of a locale if they are here already; none for English, which needs no loading. */
export function loadedCatalogues(locale: string): Catalogues | undefined {
  return loaded.get(languageOf(locale));
}

/**
 * Fetches the catalogues of a locale. A language that cannot be fetched is English in the meantime.
 *
 * @returns when the texts are here, or at once if there is nothing to fetch
 */
export function loadCatalogues(locale: string): Promise<void> | undefined {
  const language = languageOf(locale);
  const load = loaders[language];
  if (!load || loaded.has(language)) return undefined;
  return load().then(
    (catalogues) => void loaded.set(language, catalogues),
    () => undefined,
  );
}
