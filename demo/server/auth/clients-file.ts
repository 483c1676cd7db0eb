import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { framedTags } from '../../../sdk/contract/index.ts';
import { ConfigError } from '../config.ts';
import { type AuthClient, callbackUri, type Origins } from './clients.ts';

/** Plain http is for this machine alone. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const address = (rule: (url: URL, text: string) => boolean, what: string) =>
  z.string().check(z.refine((text) => isSafe(text) && rule(new URL(text), text), { error: what }));

const origin = () =>
  address((url, text) => url.origin === text, 'must be an origin such as https://dealer.example');
const page = () =>
  address((url) => url.hash === '', 'must be an address such as https://dealer.example/');

/** One client, as the file has it; `{lender}` in an address stands for the lender's origin. */
const clientSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower case with hyphens')),
  name: z.string().check(z.regex(/^[^\p{C}]{1,80}$/u, 'must have 1 to 80 characters')),
  firstParty: z._default(z.boolean(), false),
  modes: z._default(
    z.array(z.enum(['inline', 'frame', 'popup', 'redirect'])).check(z.minLength(1)),
    ['frame', 'popup', 'redirect'],
  ),
  embedOrigins: z._default(z.array(origin()), []),
  inlineOrigins: z._default(z.array(origin()), []),
  apiOrigins: z._default(z.array(origin()), []),
  redirectUris: z.optional(z.array(page())),
  homeUri: page(),
  elements: z._default(z.array(z.enum(framedTags)), [...framedTags]),
  theme: z._default(
    z.record(
      z.string().check(z.regex(/^--fs-[a-z-]{1,40}$/, 'must be a token such as --fs-color-accent')),
      z.string().check(z.regex(/^[#\w .,%()'"-]{1,100}$/, 'must be a plain CSS value')),
    ),
    {},
  ),
  confirm: z._default(z.enum(['frame', 'window']), 'frame'),
});

/**
 * Reads the clients that whoever runs the server registers beside the sandbox's own.
 *
 * @param path a JSON file with an array of clients; only `id`, `name` and `homeUri` are required
 * @throws {@link ConfigError} names the client and the member at fault
 */
export async function readClientsFile(path: string, site: Origins): Promise<AuthClient[]> {
  const refuse = (problem: string): never => {
    throw new ConfigError(`CLIENTS_FILE "${path}": ${problem}.`);
  };
  const text = await readFile(path, 'utf8').catch(() => refuse('cannot be read'));
  let entries: unknown;
  try {
    entries = JSON.parse(text.replaceAll('{lender}', site.origin));
  } catch {
    refuse('is not JSON');
  }
  if (!Array.isArray(entries)) return refuse('must hold an array of clients');
  const ids = new Set(['portal', 'northside-motors']);
  return entries.map((entry: unknown, index) => {
    const parsed = clientSchema.safeParse(entry);
    const named = `client ${index + 1}`;
    if (!parsed.success) {
      return refuse(`${named}: ${describe(parsed.error.issues[0])}`);
    }
    const client = complete(parsed.data, site);
    if (ids.has(client.id)) refuse(`${named}: the id "${client.id}" is taken`);
    ids.add(client.id);
    const contradiction = contradictionIn(client, site);
    if (contradiction) refuse(`${named} ("${client.id}"): ${contradiction}`);
    return client;
  });
}

/** Where the first fault is and what should be there; what is there is not repeated. */
function describe(issue: z.core.$ZodIssue | undefined): string {
  const where = issue?.path.join('.') || 'it';
  if (issue?.code === 'unrecognized_keys') {
    return `${where} has members that are not known: ${issue.keys.join(', ')}`;
  }
  if (issue?.code === 'invalid_value') {
    return `${where}: must be one of ${issue.values.join(', ')}`;
  }
  return `${where}: ${issue?.message.startsWith('must') ? issue.message : 'is missing or malformed'}`;
}

function complete(client: z.infer<typeof clientSchema>, site: Origins): AuthClient {
  return {
    ...client,
    // Its frames call from the lender's origin.
    apiOrigins: [...new Set([site.origin, ...client.apiOrigins])],
    redirectUris: client.redirectUris ?? [callbackUri(site)],
  };
}

function contradictionIn(client: AuthClient, site: Origins): string | undefined {
  const { embedOrigins, inlineOrigins, apiOrigins, firstParty } = client;
  if (firstParty) return undefined;
  if (inlineOrigins.length > 0) return 'inlineOrigins are for a client that is firstParty';
  // What it frames it could otherwise also read.
  const both = embedOrigins.find((one) => one !== site.origin && apiOrigins.includes(one));
  return both && `${both} cannot both frame the lender and call its API`;
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  // A name with a star is one to URL, and every host below it to a policy.
  if (username || password || /[^\w.:[\]-]/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
