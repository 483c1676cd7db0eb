import { parsePolicies, type PagePolicy } from './content-policy.ts';

/** What the page that embeds tells about itself. */
export interface HostPage {
  /** `null` where the page is in a sandbox without an origin. */
  origin: string;
  policies: PagePolicy[];
  /** Further headers by name in lower case; empty where they could not be read. */
  headers: Record<string, string>;
  /** Whether the page's headers could be read. */
  headersRead: boolean;
  /** Origins of the pages around this one, the nearest first; `?` for one that is not told. */
  ancestors: string[];
  /** Permissions of the sandbox around the page, where it is in one that can be seen. */
  sandbox: string[] | undefined;
}

const names = [
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'permissions-policy',
] as const;

/**
 * Reads the page's rules: its tags, and its headers by asking for it once more. Another answer may
 * have other headers than the one the page came with, but most servers write the same each time.
 */
export async function readHostPage(): Promise<HostPage> {
  const response = await askForPage();
  const header = response?.headers.get('content-security-policy') ?? '';
  const headers: Record<string, string> = {};
  names.forEach((name) => {
    const value = response?.headers.get(name);
    if (value) headers[name] = value;
  });
  const policies = [...parsePolicies(header, 'header'), ...metaPolicies()];
  return {
    origin: self.origin,
    policies,
    headers,
    headersRead: response !== undefined,
    ancestors: ancestors(),
    sandbox: sandboxOf(policies),
  };
}

async function askForPage(): Promise<Response | undefined> {
  const address = location.href.split('#', 1)[0] ?? '';
  try {
    const head = await fetch(address, { method: 'HEAD' });
    // Some servers have no answer to that method.
    return head.status === 405 || head.status === 501 ? await fetch(address) : head;
  } catch {
    return undefined;
  }
}

function metaPolicies(): PagePolicy[] {
  // Anywhere else browsers take no notice of one.
  const tags = document.querySelectorAll<HTMLMetaElement>('head > meta[http-equiv][content]');
  return Array.from(tags)
    .filter(({ httpEquiv }) => httpEquiv.toLowerCase() === 'content-security-policy')
    .flatMap(({ content }) => parsePolicies(content, 'meta'));
}

function ancestors(): string[] {
  if (window.parent === window) return [];
  // Firefox does not tell.
  const told = (location as Partial<Location>).ancestorOrigins;
  return told ? Array.from(told) : ['?'];
}

/** By the page's own header, or the frame that holds it where that is of the same origin. */
function sandboxOf(policies: PagePolicy[]): string[] | undefined {
  const own = policies.find(({ from, directives }) => from === 'header' && directives['sandbox']);
  if (own) return own.directives['sandbox'];
  const frame = window.frameElement;
  return frame?.hasAttribute('sandbox')
    ? (frame.getAttribute('sandbox') ?? '').split(/\s+/).filter(Boolean)
    : undefined;
}
