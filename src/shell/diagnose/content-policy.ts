/** One Content Security Policy: directives by name, each with its sources. */
export type ContentPolicy = Record<string, string[]>;

/** A policy of the page and where it stands. */
export interface PagePolicy {
  directives: ContentPolicy;
  from: 'header' | 'meta';
}

/** Directives that stand in for one that is not there, in their order. */
const standIns: Record<string, string[]> = {
  'frame-src': ['child-src', 'default-src'],
  'connect-src': ['default-src'],
  'script-src-elem': ['script-src', 'default-src'],
  'script-src': ['default-src'],
};

/** Reads a header's or a tag's policies: several may stand in one line, with commas between. */
export function parsePolicies(text: string, from: PagePolicy['from']): PagePolicy[] {
  return text
    .split(',')
    .map((policy) => ({ directives: parsePolicy(policy), from }))
    .filter(({ directives }) => Object.keys(directives).length > 0);
}

function parsePolicy(text: string): ContentPolicy {
  const directives = Object.create(null) as ContentPolicy;
  text.split(';').forEach((part) => {
    const words = part.trim().split(/\s+/);
    const name = (words[0] ?? '').toLowerCase();
    // The first of two counts.
    if (name) directives[name] ??= words.slice(1);
  });
  return directives;
}

/**
 * The directive that decides about something, by itself or in place of it.
 *
 * @returns undefined where the policy says nothing about it
 */
export function decidingDirective(policy: ContentPolicy, directive: string): string | undefined {
  return [directive, ...(standIns[directive] ?? [])].find((name) => policy[name]);
}

/** Whether a policy lets a page at `origin` use an address. */
export function allows(
  policy: ContentPolicy,
  directive: string,
  address: string,
  origin: string,
): boolean {
  const name = decidingDirective(policy, directive);
  if (!name) return true;
  const url = new URL(address);
  return (policy[name] ?? []).some((source) => matches(source, url, origin));
}

/** The directive as it must stand for the lender to be let in. What was allowed before still is. */
export function mendedDirective(policy: ContentPolicy, directive: string, lender: string): string {
  const name = decidingDirective(policy, directive);
  const before = (name && policy[name]) || [];
  // Nonces and the like say nothing about frames and requests.
  const kept = name === directive ? before : before.filter((source) => !/^'(?!self')/.test(source));
  const sources = kept.filter((source) => source.toLowerCase() !== "'none'");
  return [directive, ...sources, lender].join(' ');
}

/** A source expression, by the rules of Content Security Policy, level 3. */
function matches(source: string, url: URL, origin: string): boolean {
  const text = source.toLowerCase();
  if (text === "'self'") return url.origin === origin;
  if (text === '*') return /^https?:$/.test(url.protocol);
  if (/^[a-z][a-z\d+.-]*:$/.test(text)) return schemeMatches(text, url);
  const found = /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^/:?#]+)(?::(\d+|\*))?(\/[^?#]*)?/i.exec(source);
  if (!found || source.startsWith("'")) return false;
  const [, scheme, host = '', port, path] = found;
  const protocol = scheme ?? new URL(origin).protocol;
  return (
    schemeMatches(protocol.toLowerCase(), url) &&
    hostMatches(host.toLowerCase(), url.hostname) &&
    portMatches(port, protocol, url) &&
    pathMatches(path, url.pathname)
  );
}

/** What is allowed over http is allowed over https, too. */
const schemeMatches = (scheme: string, { protocol }: URL) =>
  scheme === protocol || (scheme === 'http:' && protocol === 'https:');

const hostMatches = (host: string, hostname: string) =>
  host === '*' || (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === hostname);

function portMatches(port: string | undefined, scheme: string, url: URL): boolean {
  const usual = url.protocol === 'https:' ? '443' : '80';
  const actual = url.port || usual;
  if (port === '*') return true;
  if (port === undefined || port === '') return actual === usual;
  // http://host:80 may be upgraded to https://host.
  return port === actual || (scheme === 'http:' && port === '80' && actual === '443');
}

function pathMatches(path: string | undefined, pathname: string): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? pathname.startsWith(path) : pathname === path;
}
