import type { Violation } from '../facts.ts';
import {
  allows,
  decidingDirective,
  mendedDirective,
  parsePolicies,
  type PagePolicy,
} from './content-policy.ts';
import type { AddressedFacts, Examined } from './examined.ts';
import type { Finding } from './finding.ts';
import type { HostPage } from './host-page.ts';

/** What the page's Content Security Policy keeps from the element. */
export function checkContentPolicy(facts: AddressedFacts, page: HostPage): Finding[] {
  const { tag, lender, clientId, mode, error, host } = facts;
  // Had the lender been asked, it would have said why its frame has nothing to say.
  const silent = error === 'frame_timeout';
  const violations = facts.violations ?? [];
  const needs: Need[] = [
    {
      directive: 'frame-src',
      address: `${lender}/embed/frames/${tag}`,
      use: `frames of ${lender}`,
      needless: mode === 'redirect',
    },
    {
      directive: 'connect-src',
      address: `${lender}/embed/clients/`,
      use: silent
        ? `questions to ${lender}; without them nobody can tell whether it knows client "${clientId}" and has registered ${host} for it, and a frame without that stays silent`
        : `questions to ${lender}; without them the element cannot know what the lender prefers`,
      hint: !silent,
    },
  ];
  const findings = needs
    .filter(({ needless }) => !needless)
    .flatMap((need) => {
      const strict = page.policies.filter(
        ({ directives }) => !allows(directives, need.directive, need.address, page.origin),
      );
      const heard = strict.length > 0 ? [] : policiesOf(violations, need.directive, lender);
      return [...strict, ...heard].map((policy) => refusal(policy, need, lender));
    });
  return [...findings, ...scriptViolations(violations, lender)];
}

/** Something of the lender's that the element uses. */
interface Need {
  directive: string;
  address: string;
  use: string;
  needless?: boolean;
  /** The element works without it. */
  hint?: boolean;
}

function refusal({ directives, from }: PagePolicy, need: Need, lender: string): Finding {
  const { directive, use, hint } = need;
  const name = decidingDirective(directives, directive) ?? directive;
  const where =
    from === 'meta'
      ? 'the <meta http-equiv="Content-Security-Policy"> of this page'
      : 'the header Content-Security-Policy of this page';
  return {
    code: `csp_${directive.replace('-', '_')}`,
    message: `${name} in ${where} forbids ${use}.`,
    // In the place of its namesake, or beside the others.
    fix: mendedDirective(directives, directive, lender),
    ...(hint && { hint }),
  };
}

/** Policies that only the browser's own complaints tell of: the page's headers could not be read, or were others. */
function policiesOf(violations: Violation[], directive: string, lender: string): PagePolicy[] {
  const found = violations.find(
    (violation) => violation.directive === directive && isAt(violation.blockedURI, lender),
  );
  if (!found) return [];
  const policies = parsePolicies(found.policy ?? directive, 'header');
  return policies.length > 0 ? policies : parsePolicies(directive, 'header');
}

/** Parts of the script itself that were kept out. */
function scriptViolations(violations: Violation[], lender: string): Finding[] {
  const blocked = violations.find(({ directive }) => directive.startsWith('script-src'));
  if (!blocked) return [];
  const [policy] = parsePolicies(blocked.policy ?? 'script-src', 'header');
  return [
    {
      code: 'csp_script_src',
      message: `script-src of this page forbids ${blocked.blockedURI}.`,
      fix: mendedDirective(policy?.directives ?? {}, 'script-src', lender),
    },
  ];
}

const isAt = (address: string, lender: string) =>
  address === lender || address.startsWith(`${lender}/`);

/** What other headers, and the frames around the page, keep from the element. */
export function checkSurroundings({ facts, page }: Examined): Finding[] {
  const { lender, mode } = facts;
  if (mode === 'redirect') return [];
  const { headers, ancestors, sandbox } = page;
  const findings: Finding[] = [];
  const foreign = ancestors.find((origin) => origin !== facts.host);
  if (foreign !== undefined) {
    const who = foreign === '?' ? 'another page' : foreign;
    findings.push({
      code: 'framed_host',
      message: `This page stands in a frame of ${who}, and the lender's frame-ancestors allows ${facts.host} alone, all the way up.`,
      fix: 'Open this page at the top level, or use mode="redirect" here.',
    });
  }
  const missing = missingTokens(sandbox, mode);
  if (missing.length > 0) {
    findings.push({
      code: 'sandboxed',
      message: `This page is sandboxed without ${missing.join(', ')}, and the lender's frame with it.`,
      fix: ['sandbox', ...(sandbox ?? []), ...missing].join(' '),
    });
  } else if (page.origin === 'null' && location.protocol === 'file:') {
    findings.push({
      code: 'opened_from_disk',
      message:
        'This page was opened from a disk. Such a page has no origin, so no lender can have registered it.',
      fix: 'Serve its folder, such as with: npx http-server -a 127.0.0.1 -p 8080. Then open http://127.0.0.1:8080/, and have that origin registered.',
    });
  } else if (page.origin === 'null') {
    findings.push({
      code: 'sandboxed',
      message: 'This page is sandboxed without an origin, so no lender can have registered it.',
      fix: 'sandbox="allow-scripts allow-same-origin allow-forms allow-popups"',
    });
  } else if (sandbox) {
    const less = helpful.filter(
      ([token, tags]) => tags.test(facts.tag) && !sandbox.includes(token),
    );
    const tokens = less.map(([token]) => token);
    if (tokens.length > 0) {
      findings.push({
        code: 'sandboxed_windows',
        message: `This page is sandboxed without ${tokens.join(', ')}: <${facts.tag}> can then not ${less.map(([, , use]) => use).join(', and not ')}.`,
        fix: ['sandbox', ...sandbox, ...tokens].join(' '),
        hint: true,
      });
    }
  }
  if (location.protocol === 'https:' && isInsecure(lender)) {
    findings.push({
      code: 'mixed_content',
      message: `This page came over https; browsers do not open ${lender} in it.`,
      fix: `lender="${lender.replace('http:', 'https:')}"`,
    });
  }
  const embedder = headers['cross-origin-embedder-policy'];
  // The lender's frames agree to be in such a page, so it is in the way only of older ones.
  if (embedder && !embedder.startsWith('unsafe-none') && facts.state === 'failed') {
    findings.push({
      code: 'coep',
      message: `Cross-Origin-Embedder-Policy: ${embedder} keeps frames of other origins out of this page.`,
      fix: 'Cross-Origin-Embedder-Policy: unsafe-none',
    });
  }
  const opener = headers['cross-origin-opener-policy'] ?? '';
  if (mode === 'popup' && /^same-origin(;|$|-plus)/.test(opener)) {
    findings.push({
      code: 'coop',
      message: `Cross-Origin-Opener-Policy: ${opener} cuts the lender's window off from its frame; sign-in then goes on at the lender.`,
      fix: 'Cross-Origin-Opener-Policy: same-origin-allow-popups',
      hint: true,
    });
  }
  return [...findings, ...checkPermissions(headers['permissions-policy'] ?? '', lender)];
}

const needed = ['allow-same-origin', 'allow-scripts', 'allow-forms'];

/** What a sandbox may forbid an element that works in spite of it: a token, the tags, what is lost. */
const helpful = [
  [
    'allow-popups',
    /^fs-(payment|autopay|plan)-panel$|^fs-(documents|preferences)$/,
    "ask or show anything in a window of the lender's",
  ],
  [
    'allow-downloads',
    /^fs-(payment-panel|activity|documents|preferences)$/,
    'hand a file to the customer, and does not learn of it',
  ],
] as const;

function missingTokens(sandbox: string[] | undefined, mode: string | undefined): string[] {
  if (!sandbox) return [];
  const wanted = mode === 'popup' ? [...needed, 'allow-popups'] : needed;
  return wanted.filter((token) => !sandbox.includes(token));
}

function checkPermissions(header: string, lender: string): Finding[] {
  return ['publickey-credentials-get', 'publickey-credentials-create']
    .filter((feature) => {
      const value = new RegExp(`(?:^|,)\\s*${feature}\\s*=\\s*(\\*|\\([^)]*\\))`).exec(header)?.[1];
      return value !== undefined && value !== '*' && !value.includes(lender);
    })
    .map((feature) => ({
      code: 'permissions_policy',
      message: `Permissions-Policy of this page keeps passkeys (${feature}) from the lender's frame; they then take a window of the lender's.`,
      fix: `${feature}=(self "${lender}")`,
      hint: true as const,
    }));
}

/** Plain http, but for this very machine, which counts as secure. */
function isInsecure(lender: string): boolean {
  const { protocol, hostname } = new URL(lender);
  return protocol === 'http:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
