import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'docs/guides';

/** A block of code as a guide prints it. */
export interface CodeBlock {
  /** Such as `sdk`. */
  guide: string;
  language: string;
  code: string;
}

/** Every block of code in the guides, or in one of them. */
export function codeBlocks(guide?: string): CodeBlock[] {
  const names = readdirSync(folder).filter((name) => !guide || name === `${guide}.md`);
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
      guide: name.replace(/\.md$/, ''),
      language: language ?? '',
      code: code ?? '',
    }));
  });
}

/**
 * The one block of a language in a guide.
 *
 * @throws where there is none, so that a guide cannot lose its example unnoticed
 */
export function codeBlock(guide: string, language: string): string {
  const [block] = codeBlocks(guide).filter((candidate) => candidate.language === language);
  if (!block) throw new Error(`${guide}.md has no ${language} block`);
  return block.code;
}
