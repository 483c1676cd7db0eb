import { createClient } from '../../sdk/index.ts';
import type { Mocks, Overrides } from '../../sdk/mocks/index.ts';
import type { DocumentsState } from '../../src/elements/documents/documents.states.ts';
import type { FsDocuments } from '../../src/elements/documents/documents.ts';
import { byRole } from './by-role.ts';
import { type Fixture, type Mounted, until } from './fixture.ts';

type DocumentsFixture = Fixture<FsDocuments>;
type MountedDocuments = Mounted<FsDocuments>;

/** The first documents are on screen. */
export async function drawn({ element }: MountedDocuments): Promise<void> {
  await until(() => !element.shadowRoot?.querySelector('.card[aria-busy=true]'));
}

/** What is there in the element's own tree. */
export const inside = <T extends Element = HTMLElement>(element: FsDocuments, selector: string) =>
  element.shadowRoot!.querySelector<T>(selector);

/** Waits until something is there in the element. */
export const seen = <T extends Element = HTMLElement>(element: FsDocuments, selector: string) =>
  until(() => inside<T>(element, selector));

/** Presses a button of the newest document that is listed. */
export function press(element: FsDocuments, action: 'open' | 'save' | 'cancel', at = 0): void {
  const rows = element.shadowRoot!.querySelectorAll('.document');
  rows[at]!.querySelector<HTMLElement>(`[data-action=${action}]`)!.click();
}

/** Chooses in a list by its id, as a customer does. */
export function choose(element: FsDocuments, id: string, value: string): void {
  const select = inside<HTMLSelectElement>(element, `#${id}`)!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Answers to requests for content, by their number from 1; undefined for the mocks' own. */
export type ContentAnswer = (
  at: number,
  request: Request,
) => Response | Promise<Response> | undefined;

/** A lender that sends the content of documents so. */
export function sending(answer: ContentAnswer) {
  return ({ lender, fetch }: Mocks) => {
    let at = 0;
    return createClient({
      lender,
      clientId: 'portal',
      storage: 'memory',
      fetch: (input, init) => {
        const request = new Request(input, init);
        const other = request.url.endsWith('/content') ? answer((at += 1), request) : undefined;
        return other ? Promise.resolve(other) : fetch(request);
      },
    });
  };
}

/** Never answers, but ends when it is given up. */
export const waiting = (request: Request) =>
  new Promise<Response>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
  });

/** The first part of a document of so many bytes. */
export async function firstPart(total: number): Promise<Response> {
  const bytes = new Uint8Array(262_144);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return new Response(bytes, {
    status: 206,
    headers: {
      ETag: '"first"',
      'Content-Range': `bytes 0-262143/${String(total)}`,
      'Content-Digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
    },
  });
}

/** Bytes that are not those of their digest. */
export const damaged = () =>
  new Response('%PDF-', {
    status: 206,
    headers: { 'Content-Range': 'bytes 0-4/5', 'Repr-Digest': 'sha-256=:AAAA:' },
  });

/** The first page of a list and no other. */
const firstPageOnly: DocumentsFixture['client'] = ({ lender, fetch }) =>
  createClient({
    lender,
    clientId: 'portal',
    storage: 'memory',
    fetch: (input, init) =>
      (input instanceof Request ? input.url : String(input)).includes('cursor=')
        ? Promise.resolve(unavailable())
        : fetch(input, init),
  });

const unavailable = () =>
  Response.json(
    { title: 'Not available just now.', status: 503, code: 'unavailable', requestId: 'req_1' },
    { status: 503, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '60' } },
  );

const shown = (signedInAs: string, fixture: DocumentsFixture = {}): DocumentsFixture => ({
  signedInAs,
  arrive: drawn,
  ...fixture,
});

/** Asks for the newest document of a lender that sends so, and waits for what is said. */
const asking = (answer: ContentAnswer, selector: string): DocumentsFixture => ({
  signedInAs: 'bailey.pastdue',
  client: sending(answer),
  async arrive(mounted) {
    await drawn(mounted);
    press(mounted.element, 'save');
    await seen(mounted.element, selector);
  },
});

/** Chooses the two newest documents. */
export async function chooseTwo(mounted: MountedDocuments): Promise<void> {
  await drawn(mounted);
  const { element } = mounted;
  for (const at of [0, 1]) {
    element.shadowRoot!.querySelectorAll<HTMLElement>('.document input')[at]!.click();
  }
  await seen(element, '#zip');
}

const failing = (overrides: Overrides): DocumentsFixture => shown('alex.current', { overrides });

/** Every state of `fs-documents`, and how to get there. */
export const documentsFixtures = {
  'signed-out': {},
  loading: { signedInAs: 'alex.current', overrides: { listAccounts: { delay: 'infinite' } } },
  empty: failing({ listAccounts: { set: { items: [] } } }),
  'nothing-yet': failing({ listDocuments: { set: { items: [], nextCursor: null } } }),
  list: shown('bailey.pastdue'),
  lease: shown('casey.lease'),
  'no-match': shown('alex.current', {
    async arrive(mounted) {
      await drawn(mounted);
      choose(mounted.element, 'kind', 'payoff_letter');
      await until(() => !inside(mounted.element, '.document'));
    },
  }),
  'more-failed': shown('harper.history', {
    client: firstPageOnly,
    async arrive(mounted) {
      await drawn(mounted);
      inside(mounted.element, '#more')!.click();
      await seen(mounted.element, '#failed');
    },
  }),
  downloading: asking((_, request) => waiting(request), '.state .meter'),
  large: {
    signedInAs: 'bailey.pastdue',
    client: sending((at, request) => (at === 1 ? firstPart(200e6) : waiting(request))),
    async arrive(mounted) {
      await drawn(mounted);
      press(mounted.element, 'save');
      await until(() =>
        (inside(mounted.element, '.state')?.textContent ?? '').includes('large document'),
      );
    },
  },
  'cut-off': asking(
    (at) => (at === 1 ? firstPart(3e6) : Promise.reject(new TypeError('Failed to fetch'))),
    '.state .notice.warning',
  ),
  damaged: asking(() => damaged(), '.state .notice.error'),
  gone: shown('bailey.pastdue', {
    overrides: { getDocumentContent: { status: 404, code: 'not_found' } },
    async arrive(mounted) {
      await drawn(mounted);
      press(mounted.element, 'save');
      await seen(mounted.element, '.state .notice.error');
    },
  }),
  'held-back': shown('bailey.pastdue', {
    async arrive(mounted) {
      await drawn(mounted);
      const { open } = window;
      window.open = () => null;
      try {
        press(mounted.element, 'open');
        await seen(mounted.element, '.state .notice.info');
      } finally {
        window.open = open;
      }
    },
  }),
  several: shown('bailey.pastdue', { arrive: chooseTwo }),
  'several-failed': shown('bailey.pastdue', {
    overrides: { getDocumentContent: { status: 404, code: 'not_found' } },
    async arrive(mounted) {
      await chooseTwo(mounted);
      byRole(mounted.element, 'button', 'Download as ZIP').click();
      await seen(mounted.element, '.several .failed');
    },
  }),
  denied: failing({ listDocuments: { status: 403, code: 'insufficient_scope' } }),
  unavailable: failing({ listDocuments: { status: 503, code: 'unavailable' } }),
  'not-found': shown('alex.current', { attributes: { 'account-id': 'acc_of_somebody_else' } }),
} satisfies Record<DocumentsState, DocumentsFixture>;
