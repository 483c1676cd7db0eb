import { expect } from 'chai';
import '../../src/define.ts';
import type { AccountDocument, Client } from '../../sdk/index.ts';
import type { Download } from '../../src/elements/documents/download.ts';
import { Several } from '../../src/elements/documents/several.ts';
import {
  type DocumentsState,
  documentsStates,
} from '../../src/elements/documents/documents.states.ts';
import type { FsDocuments } from '../../src/elements/documents/documents.ts';
import { loadPersona } from '../../sdk/mocks/index.ts';
import { useScheme } from './axe.ts';
import { holdsInEveryState } from './every-state.ts';
import { focused, pressKey, startBefore, tabTo } from './by-keyboard.ts';
import { byRole } from './by-role.ts';
import {
  choose,
  chooseTwo,
  damaged,
  documentsFixtures,
  drawn,
  firstPart,
  inside,
  press,
  seen,
  sending,
  waiting,
} from './documents.fixtures.ts';
import { dataOf, mount, until } from './fixture.ts';
import { embed } from '../../src/controllers/embedding.ts';
import { FakeOpener } from '../windows/fake-window.ts';

const { createObjectURL, revokeObjectURL } = URL;
const { open } = window;
/** Files that the page was given addresses for, and addresses that it took back. */
let files: Map<string, Blob>;
let revoked: string[];
let opened: string[];
let closed: string[];
let saved: { name: string; blob: Blob | undefined }[];

const { click } = HTMLAnchorElement.prototype;

beforeEach(() => {
  files = new Map();
  revoked = [];
  opened = [];
  closed = [];
  saved = [];
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL.call(URL, blob);
    files.set(url, blob);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    revoked.push(url);
    revokeObjectURL.call(URL, url);
  };
  window.open = (url) => {
    opened.push(String(url));
    return { opener: window, close: () => closed.push(String(url)) } as unknown as Window;
  };
  // A test keeps what a browser would put into its folder.
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    if (this.download) saved.push({ name: this.download, blob: files.get(this.href) });
    else click.call(this);
  };
});

afterEach(() => {
  Object.assign(URL, { createObjectURL, revokeObjectURL });
  window.open = open;
  HTMLAnchorElement.prototype.click = click;
  document.body.replaceChildren();
  sessionStorage.clear();
  useScheme('light');
});

const show = (state: DocumentsState) => mount('fs-documents', documentsFixtures[state]);

const text = (element: FsDocuments) =>
  (inside(element, '.card')?.textContent ?? '').replace(/\s+/g, ' ');

const titles = (element: FsDocuments) =>
  Array.from(element.shadowRoot!.querySelectorAll('.document .title'), (one) => one.textContent);

const documentsOf = (userId: string) => loadPersona(userId).accounts[0]!.documents;

describe('fs-documents', () => {
  holdsInEveryState('fs-documents', documentsStates, documentsFixtures);

  it('lists documents under the years that they are about, what is new marked in words', async () => {
    const { element } = await show('list');
    const documents = documentsOf('bailey.pastdue');
    const years = Array.from(element.shadowRoot!.querySelectorAll('h3'), (one) => one.textContent);
    expect(years).to.deep.equal(
      [...new Set(documents.map(({ year }) => String(year)))].sort().reverse(),
    );
    const taxes = element.shadowRoot!.querySelectorAll('[aria-labelledby="year-2025"] .title');
    expect(Array.from(taxes, (one) => one.textContent)).to.include('Tax paper for 2025');
    expect(text(element)).to.include('January 1 to December 31, 2025');
    const marked = element.shadowRoot!.querySelectorAll('.document .chip').length;
    expect(marked).to.equal(documents.filter(({ unread }) => unread).length);
    expect(marked).to.be.above(0);
  });

  it('shows one kind or one year when that is chosen, and says how many', async () => {
    const { element } = await show('list');

    choose(element, 'kind', 'tax');
    await until(() => titles(element).every((title) => title?.startsWith('Tax paper')));
    expect(titles(element)).to.have.lengthOf(
      documentsOf('bailey.pastdue').filter(({ kind }) => kind === 'tax').length,
    );
    expect(inside(element, '[role=status]')!.textContent).to.match(/^Documents shown: \d/);

    choose(element, 'kind', '');
    choose(element, 'year', '2025');
    await until(() => titles(element).length > 1);
    const years = Array.from(element.shadowRoot!.querySelectorAll('h3'), (one) => one.textContent);
    expect(years).to.deep.equal(['2025']);
  });

  it('offers another sign-in where this one may not list them any more', async () => {
    const { element, client, mocks } = await show('list');
    mocks.override('listDocuments', { status: 403, code: 'insufficient_scope' });

    choose(element, 'kind', 'contract');
    const notice = await seen(element, '#failed');
    notice.querySelector('button')!.click();
    await until(() => client!.auth.state.status === 'signed-out');

    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:5555550142');
  });

  it('has no tax papers for a lease', async () => {
    const { element } = await show('lease');

    expect(titles(element).some((title) => title?.includes('Tax'))).to.equal(false);
    expect(titles(element)).to.include('Contract');
  });

  it('shows older documents when asked, none of them twice', async () => {
    const mounted = await mount('fs-documents', {
      signedInAs: 'harper.history',
      arrive: drawn,
    });
    const { element } = mounted;
    const first = titles(element).length;

    inside(element, '#more')!.click();
    await until(() => titles(element).length > first);

    expect(titles(element)).to.have.lengthOf(documentsOf('harper.history').length);
    expect(text(element)).to.include('That’s everything.');
  });

  it('opens a document in a tab of its own, by an address of this page alone', async () => {
    const { element, mocks } = await show('list');
    const events: Event[] = [];
    element.addEventListener('fs-document-opened', (event) => events.push(event));

    press(element, 'open');
    await until(() => opened.length);
    await until(() => events.length);

    expect(opened).to.have.lengthOf(1);
    expect(opened[0]).to.match(/^blob:/);
    expect(files.get(opened[0]!)?.type).to.equal('application/pdf');
    expect(dataOf(events[0]!)).to.deep.equal([]);
    expect(events[0]!.bubbles && events[0]!.composed).to.equal(true);
    await until(() => mocks.requests.some(({ operation }) => operation === 'readDocument'));
    await until(() => !inside(element, '.document')!.classList.contains('unread'));
    // No address of the lender's, and no token, is in the page.
    expect(element.shadowRoot!.innerHTML).not.to.match(/\/v1\/documents|DPoP|mock-access/);
  });

  it('takes every address back when nobody is signed in any longer', async () => {
    const { element, client } = await show('list');
    press(element, 'open');
    await until(() => opened.length);

    await client!.auth.signOut();
    await until(() => !inside(element, '.document'));

    expect(revoked).to.include(opened[0]);
  });

  it('closes what it opened once the customer has signed out, and not before', async () => {
    const { element, client } = await show('list');
    press(element, 'open');
    await until(() => opened.length);
    element.remove();
    expect(closed).to.deep.equal([]);

    await client!.auth.signOut();

    await until(() => closed.length);
    expect(closed).to.deep.equal(opened);
  });

  it('takes a link that nobody has followed away after a while', async () => {
    const { setTimeout: start } = window;
    const late: (() => void)[] = [];
    window.setTimeout = ((run: () => void, wait = 0) =>
      wait < 60_000 ? start(run, wait) : late.push(run)) as typeof window.setTimeout;
    try {
      const { element } = await show('held-back');
      const { href } = inside<HTMLAnchorElement>(element, '.state a')!;
      expect(late.length).to.be.greaterThan(0);

      for (const run of late) run();

      await until(() => !inside(element, '.state a'));
      expect(revoked).to.include(href);
    } finally {
      window.setTimeout = start;
    }
  });

  it('saves nothing of several that were given up while they were put together', async () => {
    const download = { busy: false, fetch: () => Promise.resolve(new Blob(['%PDF-'])) };
    const several = new Several({
      client: {} as Client,
      downloadOf: () => download as unknown as Download,
      onChange: () => undefined,
    });
    const [document] = documentsOf('alex.current');
    several.choose(document as unknown as AccountDocument, true);

    const kept = await several.save(() => 'a.pdf', {
      name: 'all.zip',
      fetchPart: async (part) => {
        const fetched = await part;
        several.stop();
        return fetched;
      },
    });

    expect(kept === undefined).to.equal(true);
    expect(saved).to.deep.equal([]);
  });

  it('offers a link where the browser holds the tab back, and opens by it once', async () => {
    const { element } = await show('held-back');
    const events: Event[] = [];
    element.addEventListener('fs-document-opened', (event) => events.push(event));
    const link = inside<HTMLAnchorElement>(element, '.state a')!;
    expect(link.href).to.match(/^blob:/);
    expect(link.rel).to.equal('noopener');

    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await until(() => !inside(element, '.state a'));

    expect(events).to.have.lengthOf(1);
  });

  it('downloads a document under a name without the customer’s', async () => {
    const { element } = await show('list');

    press(element, 'save');
    await until(() => saved.length);

    const [document] = documentsOf('bailey.pastdue');
    expect(saved[0]!.name).to.equal(`statement-${document!.date}-4482.pdf`);
    expect((await saved[0]!.blob!.text()).slice(0, 5)).to.equal('%PDF-');
    await until(() => (inside(element, '[role=status]')!.textContent ?? '').includes('downloaded'));
  });

  it('keeps a file under a name that leads nowhere else, whatever the lender calls its kind', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      overrides: { listDocuments: { set: { 'items.0.kind': '../../.profile\u202efdp' } } },
      arrive: drawn,
    });

    press(element, 'save');
    await until(() => saved.length);

    expect(saved[0]!.name).to.match(/^[\w-]+\.pdf$/);
  });

  it('says how far a large document is, and can be told to stop', async () => {
    const { element } = await show('large');
    expect(text(element)).to.match(/262 kB of 200 MB/);
    expect(text(element)).to.include('This is a large document.');
    const meter = inside(element, '.state .meter')!;
    expect(meter.ariaLabel).to.match(/of 200 MB/);

    press(element, 'cancel');
    await until(() => !inside(element, '.state'));

    expect(inside(element, '[role=status]')!.textContent).to.equal('The download was cancelled.');
    await until(() => element.shadowRoot!.activeElement?.getAttribute('data-action') === 'save');
    expect(saved).to.deep.equal([]);
  });

  it('says what is here of a document that was cut off, and goes on from there', async () => {
    const ranges: (string | null)[] = [];
    let down = true;
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      client: sending((at, request) => {
        ranges.push(request.headers.get('Range'));
        if (at === 1) return firstPart(3e6);
        return down ? Promise.reject(new TypeError('Failed to fetch')) : waiting(request);
      }),
      arrive: drawn,
    });
    press(element, 'save');
    await seen(element, '.state .notice.warning');
    expect(text(element)).to.include('262 kB of 3 MB are here and were checked');
    expect(element.shadowRoot!.activeElement?.classList.contains('notice')).to.equal(true);

    down = false;
    const before = ranges.length;
    byRole(element, 'button', 'Go on').click();
    await until(() => ranges.length > before);

    expect(ranges.at(-1)).to.equal('bytes=262144-524287');
    expect(saved).to.deep.equal([]);
  });

  it('keeps nothing of a document that is not what was sent, and gets it whole the next time', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      client: sending((at) => (at === 1 ? damaged() : undefined)),
      arrive: drawn,
    });
    press(element, 'open');
    await seen(element, '.state .notice.error');
    expect(text(element)).to.include('The document arrived damaged');
    expect(opened).to.deep.equal([]);

    byRole(element, 'button', 'Try again').click();
    await until(() => opened.length);

    expect(inside(element, '.state') === null).to.equal(true);
  });

  it('says that a document is gone, and loads the list again', async () => {
    const { element, mocks } = await show('gone');
    expect(text(element)).to.include('This document is no longer here');
    const lists = () => mocks.requests.filter(({ operation }) => operation === 'listDocuments');
    const before = lists().length;

    byRole(element, 'button', 'Load the list again').click();
    await until(() => lists().length > before);
    await until(() => !inside(element, '.state'));

    expect(titles(element).length).to.be.above(0);
  });

  it('puts several into one ZIP file, under a name each', async () => {
    const mounted = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      arrive: chooseTwo,
    });
    const { element } = mounted;

    byRole(element, 'button', 'Download as ZIP').click();
    await until(() => saved.length);

    expect(saved[0]!.name).to.match(/^documents-4482-.*\.zip$/);
    const bytes = new Uint8Array(await saved[0]!.blob!.arrayBuffer());
    const content = new TextDecoder('latin1').decode(bytes);
    expect(content.slice(0, 2)).to.equal('PK');
    const [one, other] = documentsOf('bailey.pastdue');
    for (const { date } of [one!, other!]) expect(content).to.include(`statement-${date}-4482.pdf`);
    expect(content.split('%PDF-')).to.have.lengthOf(3);
    await until(() => !inside(element, '#zip'));
  });

  it('keeps what came of several, so that another try fetches only what is missing', async () => {
    let failing = true;
    const asked: string[] = [];
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      client: sending((at, { url }) => {
        asked.push(url);
        return failing && at > 1 ? damaged() : undefined;
      }),
      arrive: chooseTwo,
    });
    byRole(element, 'button', 'Download as ZIP').click();
    await seen(element, '.several .failed');
    expect(saved).to.deep.equal([]);

    failing = false;
    const before = asked.length;
    byRole(element, 'button', 'Download as ZIP').click();
    await until(() => saved.length);

    expect(asked.slice(before)).to.deep.equal([asked[1]]);
  });

  it('chooses all that are shown, and none', async () => {
    const { element } = await show('list');
    const boxes = () => element.shadowRoot!.querySelectorAll<HTMLInputElement>('.document input');

    inside(element, '#all')!.click();
    await seen(element, '#zip');
    expect([...boxes()].every(({ checked }) => checked)).to.equal(true);

    boxes()[0]!.click();
    const all = inside<HTMLInputElement>(element, '#all')!;
    await until(() => all.indeterminate);
    expect(getComputedStyle(all, '::before').opacity, 'a dash').to.equal('1');

    byRole(element, 'button', 'Choose none').click();
    await until(() => !inside(element, '#zip'));
    expect([...boxes()].some(({ checked }) => checked)).to.equal(false);
  });

  it('is worked by the keyboard alone: chosen, chosen no longer, downloaded and stopped', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      client: sending((_, request) => waiting(request)),
      arrive: drawn,
    });
    startBefore(element);
    for (const stop of ['#kind', '#year', '#all']) await tabTo(stop);
    await pressKey(' ');
    await seen(element, '#zip');
    await tabTo('#zip');
    await tabTo('#unchoose');
    await pressKey('Enter');
    await until(() => !inside(element, '#zip'));
    await until(() => focused()?.id === 'all');

    await tabTo('.document input');
    await tabTo('[data-action=open]');
    await tabTo('[data-action=save]');
    await pressKey('Enter');
    await seen(element, '.state .meter');
    expect(focused()?.getAttribute('data-action')).to.equal('save');
    await tabTo('[data-action=cancel]');
    await pressKey('Enter');

    await until(() => focused()?.getAttribute('data-action') === 'save');
    expect(inside(element, '.state') === null).to.equal(true);
  });

  it('gives the keyboard to the first of the older documents, and to the filter once it is cleared', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'harper.history',
      arrive: drawn,
    });
    const known = new Set(
      Array.from(
        element.shadowRoot!.querySelectorAll<HTMLElement>('.document'),
        (row) => row.dataset['id'],
      ),
    );
    inside(element, '#more')!.focus();
    await pressKey('Enter');
    await until(() => focused()?.matches('[data-action=open]'));
    const row = focused()!.closest<HTMLElement>('.document');
    expect(known.has(row?.dataset['id'])).to.equal(false);
    element.remove();

    const { element: other } = await show('no-match');
    byRole(other, 'button', 'Show everything').focus();
    await pressKey('Enter');
    await until(() => inside(other, '.document'));
    await until(() => focused()?.id === 'kind');
  });

  it('goes on with a download when it is moved in the page, and gives it up when it is taken out', async () => {
    const given: boolean[] = [];
    let asked = false;
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      client: sending((_, request) => {
        asked = true;
        request.signal.addEventListener('abort', () => given.push(true));
        return waiting(request);
      }),
      arrive: drawn,
    });
    press(element, 'save');
    await seen(element, '.state .meter');
    // The meter is there before the request is.
    await until(() => asked);

    document.body.append(document.createElement('main'));
    document.querySelector('main')!.append(element);
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(given).to.deep.equal([]);
    expect(inside(element, '.state .meter') === null).to.equal(false);

    element.remove();
    await until(() => given.length === 1);
    document.body.append(element);
    await until(() => inside(element, '.document') && !inside(element, '.state'));
  });

  it('speaks Spanish', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      attributes: { locale: 'es-US' },
      arrive: drawn,
    });
    await until(() => text(element).includes('Documentos'));

    expect(text(element)).to.include('Documento fiscal de 2025');
    expect(text(element)).to.match(/por pagar/);
  });
});

describe('fs-documents in the page of somebody else', () => {
  const windows = new FakeOpener();
  const portal = 'https://lender.example/?client_id=a-dealer';
  const wanted = { fs: 'document-wanted' };

  beforeEach(() => {
    windows.windows.length = 0;
    windows.blocked = false;
    windows.install();
    embed({ host: 'https://host.example', page: 'p', portal, lenderName: 'Prairie Lane' });
  });
  afterEach(() => embed({ host: location.origin, page: undefined }));

  /** The file that a window was handed, if it was. */
  const handed = ({ told }: FakeOpener['last']) =>
    (told[0]?.[0] as { file: File } | undefined)?.file;

  it('opens a window of the lender’s in the press, and hands it the document once it asks', async () => {
    const { element, client } = await show('list');
    const events: Event[] = [];
    element.addEventListener('fs-document-opened', (event) => events.push(event));

    press(element, 'open');
    const { last } = windows;
    expect(last.addresses[0]).to.match(/\/embed\/document\?client_id=[\w-]+&ui_locales=/);
    await until(() => events.length);
    expect(last.told).to.deep.equal([]);
    last.say(wanted, 'https://host.example');
    last.say({ fs: 'else' }, client!.lender);
    expect(last.told).to.deep.equal([]);
    last.say(wanted, client!.lender);

    expect(last.told[0]![1]).to.equal(client!.lender);
    expect((await handed(last)!.text()).slice(0, 5)).to.equal('%PDF-');
    expect(handed(last)!.name).to.match(/^statement-[\d-]+\.pdf$/);
    // No address of this frame’s was made: it would be good in the host’s share of the storage alone.
    expect(files.size).to.equal(0);
  });

  it('says where several are to be had together, should the page around keep the file back', async () => {
    const { element } = await mount('fs-documents', {
      signedInAs: 'bailey.pastdue',
      arrive: chooseTwo,
    });
    const hint = () => element.shadowRoot!.querySelector<HTMLAnchorElement>('.several a')?.href;
    expect(hint()).to.equal(undefined);

    byRole(element, 'button', 'Download as ZIP').click();
    await until(hint);

    expect(hint()).to.equal(portal);
  });

  it('hands it the document once that is here, where it has asked before', async () => {
    const { element, client } = await show('list');

    press(element, 'open');
    windows.last.say(wanted, client!.lender);
    await until(() => handed(windows.last));

    expect(windows.last.closed).to.equal(false);
  });

  it('closes the window once the customer has signed out, or the document does not come', async () => {
    const { element, client } = await show('list');
    press(element, 'open');
    windows.last.say(wanted, client!.lender);
    await until(() => handed(windows.last));

    await client!.auth.signOut();

    expect(windows.last.closed).to.equal(true);
    const failing = await show('list');
    failing.mocks.override('getDocumentContent', { status: 503, code: 'unavailable' });
    press(failing.element, 'open');
    await until(() => windows.last.closed);
    await until(() => inside(failing.element, '.state .notice'));
  });

  it('offers the download where no window can be reached', async () => {
    const { element } = await show('list');
    windows.blocked = true;

    press(element, 'open');
    await until(() => text(element).includes('keeps windows back'));
    await until(() => element.shadowRoot!.activeElement?.classList.contains('notice'));
    inside<HTMLButtonElement>(element, '.state .button')!.click();
    await until(() => saved.length);

    expect(text(element)).to.not.include('keeps windows back');
  });

  it('says where the document is, too, should the page around keep files back', async () => {
    const { element } = await show('list');

    press(element, 'save');
    await until(() => inside(element, '.state a'));

    const link = inside<HTMLAnchorElement>(element, '.state a')!;
    expect([link.href, link.target]).to.deep.equal([portal, '_top']);
    expect(link.textContent).to.include('Prairie Lane');
  });
});
