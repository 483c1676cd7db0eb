import { framedTags, type FramedTag } from '../../../sdk/contract/index.ts';

/** How a host may show an element: in a frame of the lender, in a window, by a link, or as its own. */
export type EmbedMode = 'inline' | 'frame' | 'popup' | 'redirect';

/** A registered client and what its origins may do. */
export interface AuthClient {
  readonly id: string;
  /** What customers read in their list of sessions and on the way back. */
  readonly name: string;
  /** Whether its pages are the lender's own, so that elements may stand inline. */
  readonly firstParty: boolean;
  /** How elements may be shown, the preferred way first. */
  readonly modes: readonly EmbedMode[];
  /** Origins that may frame the lender's pages. */
  readonly embedOrigins: readonly string[];
  /** Origins that the lender calls its own: elements may take a password there. */
  readonly inlineOrigins: readonly string[];
  /** Origins that may call `/oauth` and `/v1` from a page. A dealer's is never among them. */
  readonly apiOrigins: readonly string[];
  readonly redirectUris: readonly string[];
  /** Where "Back to" of the hosted portal leads. */
  readonly homeUri: string;
  /** Elements that it may show. */
  readonly elements: readonly FramedTag[];
  /** Design tokens by name, such as `--fs-color-accent`. */
  readonly theme: Readonly<Record<string, string>>;
  /** Where money is confirmed: in the frame, or always in a window of the lender's. */
  readonly confirm: 'frame' | 'window';
}

/** The clients that the lender knows. */
export interface ClientRegistry {
  readonly all: readonly AuthClient[];
  find(id: string): AuthClient | undefined;
  /** Whether any client may call the API from there: a preflight does not say which one asks. */
  isApiOrigin(origin: string): boolean;
}

/** The two sites whose addresses are known once the ports are taken. */
export interface Origins {
  readonly origin: string;
  readonly dealerOrigin: string;
}

/** What a client can be granted: to see accounts, to pay, to manage the customer's own sign-ins. */
export const scopes = ['accounts', 'payments', 'profile'] as const;
export type Scope = (typeof scopes)[number];

/**
 * The clients of the sandbox.
 *
 * @param site the lender's own origin and that of the dealer's site
 * @param more registered by whoever runs the server
 */
export function createClients(site: Origins, more: readonly AuthClient[] = []): ClientRegistry {
  const all: readonly AuthClient[] = [
    {
      id: 'portal',
      name: 'Customer portal',
      firstParty: true,
      modes: ['inline', 'redirect'],
      embedOrigins: [],
      inlineOrigins: [site.origin],
      apiOrigins: [site.origin],
      redirectUris: [`${site.origin}/`],
      homeUri: `${site.origin}/`,
      elements: framedTags,
      theme: {},
      confirm: 'frame',
    },
    {
      id: 'northside-motors',
      name: 'Northside Motors',
      firstParty: false,
      modes: ['frame', 'popup', 'redirect'],
      embedOrigins: [site.dealerOrigin],
      inlineOrigins: [],
      // Its elements run in frames of the lender's origin, so that is where its calls come from.
      apiOrigins: [site.origin],
      redirectUris: [callbackUri(site)],
      homeUri: `${site.dealerOrigin}/`,
      elements: framedTags,
      theme: { '--fs-color-accent': '#a63a1e' },
      confirm: 'frame',
    },
    ...more,
  ];
  return {
    all,
    find: (id) => all.find((client) => client.id === id),
    isApiOrigin: (origin) => all.some((client) => client.apiOrigins.includes(origin)),
  };
}

/** Where windows of embedded elements come back to: a page of the lender's, never of the host's. */
export function callbackUri({ origin }: Pick<Origins, 'origin'>): string {
  return `${origin}/embed/callback`;
}
