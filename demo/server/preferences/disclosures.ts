import type { Disclosures } from '../../../sdk/contract/index.ts';
import { ProblemError } from '../http/problem.ts';
import { wordsIn } from '../mail/words/index.ts';
import { disclosureWords } from './disclosure-words.ts';
import type { ConsentKind } from './tables.ts';

/** Each changes with every change to its words: a consent names the text that it was given to. */
const editions: Readonly<Record<ConsentKind, string>> = { paperless: '2026-12', sms: '2026-11' };

/** The texts to agree to in a reader's language. @param locale BCP 47 */
export function disclosuresIn(locale: string): Disclosures {
  const language = wordsIn(locale).words.language === 'es' ? 'es' : 'en';
  const { paperless, sms } = disclosureWords[language];
  const version = (kind: ConsentKind) => `${kind}-${editions[kind]}.${language}`;
  return {
    paperless: { version: version('paperless'), ...paperless },
    sms: { version: version('sms'), ...sms },
  };
}

/**
 * The whole text of a version, as it is kept with a consent.
 *
 * @throws {@link ProblemError} 422 where it is not one that is offered at present
 */
export function wordingOf(kind: ConsentKind, version: string): string {
  for (const language of ['en', 'es']) {
    const { version: known, sections, agreement } = disclosuresIn(language)[kind];
    if (known !== version) continue;
    return [
      ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
      agreement,
    ].join('\n\n');
  }
  throw new ProblemError(422, 'disclosure_outdated', {
    errors: [{ pointer: '/version', code: 'disclosure_outdated' }],
  });
}
