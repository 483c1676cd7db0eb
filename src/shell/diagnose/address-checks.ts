import type { ShellFacts } from '../facts.ts';
import type { Examined } from './examined.ts';
import type { Finding } from './finding.ts';

/** Modes that a shell can have. */
const modes = /^(frame|popup|redirect)$/;

/** What is missing from the attributes, or contradicts them. */
export function checkAttributes(element: Element, facts: ShellFacts): Finding[] {
  const { tag, lender, clientId, mode } = facts;
  const findings: Finding[] = [];
  if (!lender) {
    findings.push({
      code: 'lender_malformed',
      message: `lender="${element.getAttribute('lender') ?? ''}" is not a web address.`,
      fix: 'Leave the attribute out where embed.js comes from the lender, or write lender="https://…".',
    });
  }
  if (!clientId) findings.push(missingClientId(element, tag));
  if (mode === 'inline') {
    findings.push({
      code: 'inline_in_shell',
      message: 'embed.js always shows elements in frames of the lender; inline is another script.',
      fix: `Remove mode="inline". On a site of the lender's own, import 'fs-central/define' in place of embed.js.`,
    });
  } else if (mode !== undefined && !modes.test(mode)) {
    findings.push({
      code: 'mode_unknown',
      message: `mode="${mode}" is none that there is.`,
      fix: `mode="frame", mode="popup" or mode="redirect"; or leave it out for what the lender prefers.`,
    });
  }
  return findings;
}

function missingClientId(element: Element, tag: string): Finding {
  const code = 'client_id_missing';
  // `client_id` as in addresses, `clientId` as in scripts: a page's markup knows neither.
  const near = [element, element.closest('fs-central')]
    .flatMap((one) => Array.from(one?.attributes ?? []))
    .find(({ name, value }) => /^client_?id$/.test(name) && value);
  if (!near) {
    return {
      code,
      message: `<${tag}> does not say which client of the lender this site is.`,
      fix: `<${tag} client-id="the id that the lender gave you">`,
    };
  }
  const { name, value, ownerElement } = near;
  const owner = ownerElement?.localName ?? tag;
  return {
    code,
    message: `The attribute of <${owner}> is called client-id, with a hyphen; ${name} says nothing.`,
    fix: `<${owner} client-id="${value}">`,
  };
}

/** Whether the lender is one, is there, and lets this client and origin have the element. */
export function checkPolicy({ element, facts, page, answer }: Examined): Finding[] {
  const { tag, lender, clientId, mode, host } = facts;
  const policy = facts.policy?.policy;
  if (answer === 'unknown_client') {
    return [
      {
        code: 'client_unknown',
        message: `${lender} knows no client "${clientId}".`,
        fix: `Check client-id="${clientId}" against what the lender gave you; it is written in lower case.`,
      },
    ];
  }
  if (answer === 'other') return [wrongLender(element, lender)];
  if (answer === 'failing') {
    return [
      {
        code: 'lender_failing',
        message: `${lender} answers with an error of its own.`,
        fix: 'Nothing in this page is at fault. Try again later, or tell the lender.',
      },
    ];
  }
  if (!policy) return [];
  // A page without an origin has something else in its way.
  if (policy.host === 'unregistered' && page.origin === 'null') return [];
  if (policy.host === 'unregistered') {
    return [
      {
        code: 'origin_unregistered',
        message: `${policy.lenderName} has not registered ${page.origin} for client "${clientId}", so its frames do not open here.`,
        fix: `Ask ${policy.lenderName} to add ${host} to the embedOrigins of client "${clientId}".`,
      },
    ];
  }
  const offered = policy.modes.filter((one) => one !== 'inline');
  const findings: Finding[] = [];
  if (!policy.elements.includes(tag)) {
    findings.push({
      code: 'tag_not_allowed',
      message: `Client "${clientId}" may not have <${tag}>; it may have ${list(policy.elements)}.`,
      fix: `Ask ${policy.lenderName} to add ${tag} to the elements of client "${clientId}".`,
    });
  }
  if (mode && modes.test(mode) && !offered.includes(mode)) {
    findings.push({
      code: 'mode_refused',
      message: `Client "${clientId}" may not have mode="${mode}"; it may have ${list(offered)}.`,
      fix: `mode="${offered[0] ?? 'frame'}", or leave the attribute out.`,
    });
  }
  return findings;
}

function wrongLender(element: Element, lender: string): Finding {
  const said = element.closest('[lender]');
  const source = said ? 'the attribute lender says' : 'embed.js was loaded from there';
  return {
    code: 'wrong_lender',
    message: `${lender} does not answer as a lender does (${source}).`,
    fix: said
      ? `lender="https://…", the origin that the lender gave you; or leave it out where embed.js comes from there.`
      : `Load embed.js from the lender itself, or write lender="https://…" on the element.`,
  };
}

const list = (words: string[]) => words.join(', ') || 'none';
