/** How a host may show an element: in a frame of the lender, in a window, by a link, or as its own. */
export type EmbedMode = 'inline' | 'frame' | 'popup' | 'redirect';

/** A registered client and what its origins may do. */
export interface AuthClient {
  readonly id: string;
  /** What customers read in their list of sessions. */
  readonly name: string;
  /** Whether its pages are the lender's own, so that elements may stand inline. */
  readonly firstParty: boolean;
  readonly modes: readonly EmbedMode[];
  /** Origins that may frame the lender's pages. */
  readonly embedOrigins: readonly string[];
  /** Origins that may call `/oauth` and `/v1` from a page. A dealer's is never among them. */
  readonly apiOrigins: readonly string[];
  readonly redirectUris: readonly string[];
}

/** The clients that the lender knows. */
export interface ClientRegistry {
  readonly all: readonly AuthClient[];
  find(id: string): AuthClient | undefined;
  /** Whether any client may call the API from there: a preflight does not say which one asks. */
  isApiOrigin(origin: string): boolean;
}

/** What a client can be granted: to see accounts, to pay, to manage the customer's own sign-ins. */
export const scopes = ['accounts', 'payments', 'profile'] as const;
export type Scope = (typeof scopes)[number];

/**
 * The clients of the sandbox.
 *
 * @param site the lender's own origin and that of the dealer's site
 */
export function createClients(site: { origin: string; dealerOrigin: string }): ClientRegistry {
  const all: readonly AuthClient[] = [
    {
      id: 'portal',
      name: 'Customer portal',
      firstParty: true,
      modes: ['inline', 'redirect'],
      embedOrigins: [],
      apiOrigins: [site.origin],
      redirectUris: [`${site.origin}/`],
    },
    {
      id: 'northside-motors',
      name: 'Northside Motors',
      firstParty: false,
      modes: ['frame', 'popup', 'redirect'],
      embedOrigins: [site.dealerOrigin],
      // Its elements run in frames of the lender's origin, so that is where its calls come from.
      apiOrigins: [site.origin],
      redirectUris: [`${site.origin}/`],
    },
  ];
  return {
    all,
    find: (id) => all.find((client) => client.id === id),
    isApiOrigin: (origin) => all.some((client) => client.apiOrigins.includes(origin)),
  };
}
