import type { ShellFacts } from '../facts.ts';
import { attributeOf } from '../settings.ts';
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
  if (!owner) return [lendersOwn.includes(tag) ? notFramed(element) : unknownTag(element)];
  if (ours && !element.isConnected) return [notInPage(tag)];
  const around = element.parentElement?.closest(Object.keys(tags).join());
  if (ours) return around ? [insideElement(element, around)] : [];
  const inline = owner.elementProperties?.has('clientId') ?? false;
  return [inline ? takenByInline(tag) : taken(tag), ...(inline ? checkTrustedTypes(page) : [])];
}

/** Tags that are drawn inside a page alone, so on the lender's own. */
export const lendersOwn = ['fs-portal', 'fs-security-panel'];

function unknownTag(element: Element): Finding {
  const { localName: tag } = element;
  const code = 'unknown_tag';
  const known = ['fs-central', ...Object.keys(tags)];
  const near = known.find((one) => differences(one, tag) <= 2);
  if (near) {
    return {
      code,
      message: `Nothing has defined <${tag}>, which is nearly <${near}>.`,
      fix: lineFor(near, element),
    };
  }
  return {
    code,
    message: `Nothing has defined <${tag}>: the name may have a typo, or this version of embed.js does not know it yet.`,
    fix: `Use one of ${Object.keys(tags).join(', ')}, and load the newest embed.js from the lender.`,
  };
}

function notFramed(element: Element): Finding {
  const { localName: tag } = element;
  const client = encodeURIComponent(attributeOf(element, 'client-id') ?? '');
  const portal = `${new URL(import.meta.url).origin}/?client_id=${client}`;
  return {
    code: 'tag_not_framed',
    message: `<${tag}> is for the lender's own pages, and embed.js does not have it. A link leads there.`,
    fix: `<a href="${portal}">Go to your account</a>`,
  };
}

const insideElement = (element: Element, around: Element): Finding => ({
  code: 'inside_element',
  message: `<${element.localName}> stands inside <${around.localName}>, which shows what is in it only while its own frame is not there. A tag of ours does not end by itself, as in <${around.localName} />.`,
  fix: `${lineFor(around.localName, around)} ${lineFor(element.localName, element)}`,
});

/** The element as it should be written. */
function lineFor(tag: string, element: Element): string {
  const clientId = element.getAttribute('client-id');
  return `<${tag}${clientId === null ? '' : ` client-id="${clientId}"`}></${tag}>`;
}

/** How many letters have to be put in, taken out or changed to make one word of another. */
function differences(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, second] of [...other].entries()) {
      const changed = (row[column] ?? 0) + Number(letter !== second);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

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
