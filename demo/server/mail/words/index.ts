import { english } from './en.ts';
import { spanish } from './es.ts';
import type { MailWords } from './words.ts';

const catalogues: readonly MailWords[] = [english, spanish];

/**
 * The words of a reader's language, English where there are none, and the locale to write figures
 * and dates in, so that they match.
 *
 * @param locale BCP 47; one that is none counts as English
 */
export function wordsIn(locale: string): { words: MailWords; locale: string } {
  const language = languageOf(locale);
  const words = catalogues.find((candidate) => candidate.language === language) ?? english;
  return { words, locale: words.language === language ? locale : words.language };
}

function languageOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return undefined;
  }
}
