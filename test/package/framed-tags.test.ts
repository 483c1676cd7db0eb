import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { framedTags } from '../../sdk/contract/index.ts';
import { frame as english } from '../../src/i18n/en/frame.ts';
import { frame as spanish } from '../../src/i18n/es/frame.ts';
import { lendersOwn } from '../../src/shell/diagnose/tag-checks.ts';
import { tags as shellTags } from '../../src/shell/tags.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const sorted = (names: Iterable<string>) => [...names].sort();
const tagsIn = (text: string, pattern: RegExp) =>
  sorted(Array.from(text.matchAll(pattern), (found) => found[1] ?? ''));

/** What has to know every tag that can be framed, beside the list in the contract. */
describe('a tag that can be framed', () => {
  const all = sorted(framedTags);

  it('has a height to keep free, in the shell', () => {
    assert.deepEqual(sorted(Object.keys(shellTags)), all);
  });

  it('has a name for its frame, in every language', () => {
    assert.deepEqual(sorted(Object.keys(english.titles)), all);
    assert.deepEqual(sorted(Object.keys(spanish.titles)), all);
  });

  for (const tag of framedTags) {
    it(`has a frame page and an element: ${tag}`, () => {
      const name = tag.slice('fs-'.length);
      for (const path of [`src/frame/pages/${name}.ts`, `src/elements/${name}/define.ts`]) {
        assert.ok(existsSync(new URL(`../../${path}`, import.meta.url)), path);
      }
    });
  }

  it('is told from those for the lender’s own pages alone, where somebody asks what is wrong with a tag', () => {
    const inline = tagsIn(
      read('src/define.ts').replaceAll('./elements/', 'fs-'),
      /'(fs-[\w-]+)\/define\.ts'/g,
    );

    assert.deepEqual(sorted([...all, 'fs-central', ...lendersOwn]), inline);
  });

  it('can be chosen on the page that makes snippets', () => {
    assert.deepEqual(tagsIn(read('docs/snippet.html'), /name="tag"\s+value="([\w-]+)"/g), all);
  });

  it('stands in the golden policy of a dealer', () => {
    const policy = JSON.parse(read('test/contract/golden/embed-policy.dealer.json')) as {
      elements: string[];
    };
    assert.deepEqual(sorted(policy.elements), all);
  });

  it('is explained to dealers and to readers of the README', () => {
    for (const path of ['docs/guides/dealer.md', 'README.md']) {
      const text = read(path);
      assert.deepEqual(
        framedTags.filter((tag) => !text.includes(`\`${tag}\``)),
        [],
        path,
      );
    }
  });
});
