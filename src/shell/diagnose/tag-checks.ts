import type { ShellFacts } from '../facts.ts';
import { tags } from '../tags.ts';
import type { Finding } from './finding.ts';
import type { HostPage } from './host-page.ts';

/** Lit's record of an element's properties, which tells the inline elements from the shells. */
interface LitConstructor {
  elementProperties?: Map<string, unknown>;
}

/** What is the matter with the tag itself, before anything of it is looked at. */
export function checkTag(element: Element, { tag, ours }: ShellFacts, page: HostPage): Finding[] {
  const owner = customElements.get(tag) as LitConstructor | undefined;
  if (!owner) return [unknownTag(tag)];
  if (ours) return element.isConnected ? [] : [notInPage(tag)];
  const inline = owner.elementProperties?.has('clientId') ?? false;
  return [inline ? takenByInline(tag) : taken(tag), ...(inline ? checkTrustedTypes(page) : [])];
}

const unknownTag = (tag: string): Finding => ({
  code: 'unknown_tag',
  message: `Nothing has defined <${tag}>: the name may have a typo, or this version of embed.js does not know it yet.`,
  fix: `Use one of ${Object.keys(tags).join(', ')}, and load the newest embed.js from the lender.`,
});

const notInPage = (tag: string): Finding => ({
  code: 'not_in_page',
  message: `This <${tag}> is not in the document, so it has no frame.`,
  fix: 'document.body.append(element)',
});

const taken = (tag: string): Finding => ({
  code: 'tag_taken',
  message: `Another script has defined <${tag}> before embed.js did; a browser gives each tag away once.`,
  fix: `Load embed.js before that script, or remove its customElements.define('${tag}', …).`,
});

const takenByInline = (tag: string): Finding => ({
  code: 'tag_taken_by_inline',
  message: `<${tag}> is defined by fs-central/define, which draws it inside this page. That is for the lender's own sites.`,
  fix: 'Remove the import of fs-central/define (or fs-central/elements/*/define) from this page.',
});

function checkTrustedTypes({ policies }: HostPage): Finding[] {
  const strict = policies.find(({ directives }) => {
    const names = directives['trusted-types'];
    return names && !names.includes('lit-html') && !names.includes('*');
  });
  if (!strict) return [];
  const names = (strict.directives['trusted-types'] ?? []).filter((name) => name !== "'none'");
  return [
    {
      code: 'trusted_types',
      message:
        'Trusted Types of this page forbid the policy that elements inside the page draw with.',
      fix: ['trusted-types', ...names, 'lit-html'].join(' '),
    },
  ];
}
