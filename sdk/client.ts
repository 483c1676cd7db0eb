import { Auth } from './auth.ts';
import { checkedIssuer, lenderOrigin } from './lender-origin.ts';
import type { RedirectFlow } from './oauth.ts';
import { deferred, part } from './part.ts';
import type { Accounts } from './resources/accounts.ts';
import type { Authenticators } from './resources/authenticators.ts';
import type { AutopayOrders } from './resources/autopay.ts';
import type { AccountDocuments } from './resources/documents.ts';
import type { Devices } from './resources/devices.ts';
import type { PaymentMethods } from './resources/payment-methods.ts';
import type { Payments } from './resources/payments.ts';
import type { CustomerPreferences } from './resources/preferences.ts';
import type { Plans } from './resources/plans.ts';
import type { Recovery } from './resources/recovery.ts';
import type { Sessions } from './resources/sessions.ts';
import type { SupportDesk } from './resources/support.ts';
import type { Vehicles } from './resources/vehicle.ts';
import { Endpoints } from './session/endpoints.ts';
import { openMemory } from './session/memory.ts';
import { Session } from './session/session.ts';
import { Transport } from './transport.ts';

/** How a client is set up. */
export interface ClientOptions {
  /** Origin of the lender, `https:` (`http:` for loopback only). */
  lender: string;
  /** As registered with the lender. */
  clientId: string;
  /**
   * `tab` (default) survives a reload and joins the session of a sibling tab; `memory` remembers
   * nothing. Where storage is denied, and outside browsers, it is always memory.
   */
  storage?: 'tab' | 'memory' | undefined;
  /**
   * Verified origin of the page that embeds this one; this page's own if left out. A session is shared
   * with the tabs and frames of the same host, and refused to those of any other.
   */
  host?: string | undefined;
  /**
   * Random name of the host page's load. Frames that are given the same share even a session that is
   * in memory only.
   */
  page?: string | undefined;
  /**
   * Identifier of the OpenID provider, where that is not the lender's own origin. Sign-in by redirect,
   * renewal and revocation go to the addresses that it publishes.
   */
  issuer?: string | undefined;
  /**
   * DPoP nonce that the lender's own page brought along. The first call then needs not be refused to learn one: a turn
   * less until a customer who comes back sees what is owed.
   */
  nonce?: string | undefined;
  /** Used instead of the global `fetch`, for tests and instrumentation. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds until a call gives up, retries included; 30,000 if left out. */
  timeout?: number | undefined;
}

/** One customer at one lender. */
export interface Client {
  /** Origin of the lender. */
  readonly lender: string;
  readonly clientId: string;
  readonly auth: Auth;
  readonly accounts: Accounts;
  readonly paymentMethods: PaymentMethods;
  readonly payments: Payments;
  readonly documents: AccountDocuments;
  readonly vehicle: Vehicles;
  readonly support: SupportDesk;
  readonly preferences: CustomerPreferences;
  readonly autopay: AutopayOrders;
  readonly plans: Plans;
  readonly sessions: Sessions;
  readonly authenticators: Authenticators;
  readonly devices: Devices;
  readonly recovery: Recovery;
  /** Stops listening to other tabs and telling subscribers. Signs nobody out. */
  close(): void;
}

/**
 * Makes a client. It begins at once to restore a session: `auth.ready` tells when that is done, and
 * calls made before wait for it.
 *
 * @throws TypeError where `lender` is not an https origin, `issuer` no https address or `clientId` empty
 */
export function createClient(options: ClientOptions): Client {
  const { clientId, storage = 'tab', timeout = 30_000, host, page } = options;
  const lender = lenderOrigin(options.lender);
  const issuer = options.issuer === undefined ? undefined : checkedIssuer(options.issuer);
  if (!clientId) throw new TypeError('clientId is missing');

  const transport = new Transport({
    lender,
    timeout,
    nonce: options.nonce,
    // Looked up at every call, so that a page may replace the global one later.
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
  });
  const memory =
    storage === 'tab' ? openMemory({ lender, clientId, host, page, issuer }) : undefined;
  const openFlow: () => Promise<RedirectFlow> = part(() =>
    import('./oauth.ts').then(
      ({ RedirectFlow }) =>
        new RedirectFlow({ issuer: issuer ?? lender, clientId, session, memory, transport }),
    ),
  );
  const openCare = part(() => import('./care.ts'));
  const openCustomer = part(() => import('./customer.ts'));
  const endpoints = new Endpoints(transport, clientId, issuer === undefined ? undefined : openFlow);
  const session: Session = new Session(endpoints, memory);
  transport.authorizer = session;
  session.subscribe(({ status }) => {
    // On its way before the first call asks for it.
    if (status !== 'signed-in') return;
    openCustomer().catch(() => undefined);
    transport.prepare().catch(() => undefined);
  });

  return {
    lender,
    clientId,
    auth: new Auth({
      session,
      endpoints,
      transport,
      openFlow,
      openCare,
      device: memory && {
        scope: memory.scope,
        open: async () => new (await import('./session/device.ts')).Device(memory.scope, transport),
      },
    }),
    accounts: deferred(async () => new (await openCustomer()).Accounts(transport)),
    paymentMethods: deferred(async () => new (await openCustomer()).PaymentMethods(transport)),
    payments: deferred(
      async () => new (await openCustomer()).Payments(transport, { session, scope: memory?.scope }),
    ),
    documents: deferred(async () => new (await openCare()).AccountDocuments(transport)),
    vehicle: deferred(async () => new (await openCustomer()).Vehicles(transport), false),
    support: deferred(async () => new (await openCare()).SupportDesk(transport)),
    preferences: deferred(async () => new (await openCare()).CustomerPreferences(transport), false),
    autopay: deferred(async () => new (await openCustomer()).AutopayOrders(transport), false),
    plans: deferred(async () => new (await openCare()).Plans(transport)),
    sessions: deferred(async () => new (await openCustomer()).Sessions(transport)),
    authenticators: deferred(async () => new (await openCare()).Authenticators(transport), false),
    devices: deferred(async () => new (await openCare()).Devices(transport)),
    recovery: deferred(async () => new (await openCare()).Recovery(transport)),
    close: () => session.close(),
  };
}
