import { expect } from 'chai';
import { createMocks, type Mocks, SANDBOX_PASSPHRASE } from '../../sdk/mocks/index.ts';
import { CallbackPage } from '../../src/windows/callback-page.ts';
import { ConfirmPage } from '../../src/windows/confirm-page.ts';
import { DocumentPage } from '../../src/windows/document-page.ts';
import { Interaction } from '../../src/windows/interaction.ts';
import { keepChoice, keptChoice } from '../../src/windows/shared-choice.ts';
import { byRole } from '../elements/by-role.ts';
import { until } from '../elements/fixture.ts';
import { FakeWindow, heard } from './fake-window.ts';

customElements.define('fs-callback-page', CallbackPage);
customElements.define('fs-confirm-page', ConfirmPage);
customElements.define('fs-document-page', DocumentPage);

const config = {
  lender: location.origin,
  lenderName: 'Prairie Lane',
  portal: `${location.origin}/`,
  supportPhone: '(555) 555-0142',
};

const own = Object.getOwnPropertyDescriptor(window, 'opener');
const ownTimeout = globalThis.setTimeout;
const address = location.href;

/** Has this page been opened by a window, or by none. */
function openedBy(opener: FakeWindow | null) {
  Object.defineProperty(window, 'opener', { configurable: true, writable: true, value: opener });
}

afterEach(() => {
  document.body.replaceChildren();
  if (own) Object.defineProperty(window, 'opener', own);
  globalThis.setTimeout = ownTimeout;
  history.replaceState(null, '', address);
  window.name = '';
});

const text = (page: HTMLElement) => page.shadowRoot!.textContent.replace(/\s+/g, ' ');

describe('the page where sign-in windows begin and end', () => {
  async function show(query: string) {
    const page = new CallbackPage();
    page.config = config;
    page.address = new URL(`${location.origin}/embed/callback${query}`);
    document.body.append(page);
    await page.updateComplete;
    return page;
  }

  it('waits to be taken on where a frame has opened it', async () => {
    openedBy(new FakeWindow());

    const page = await show('?client_id=x');

    expect(text(page)).to.include('Opening sign-in');
  });

  it('leads to the portal where it has lost its opener', async () => {
    openedBy(null);

    const page = await show('?client_id=x');

    expect(text(page)).to.include('keeps this window apart');
    expect(byRole<HTMLAnchorElement>(page, 'link', 'Go to Prairie Lane').href).to.include(
      location.origin,
    );
  });

  it('hands its address to the lender’s frame alone, and keeps no code in its history', async () => {
    const opener = new FakeWindow();
    openedBy(opener);
    history.replaceState(null, '', '?code=the-code&state=s');

    const page = await show('?code=the-code&state=s');

    const url = `${location.origin}/embed/callback?code=the-code&state=s`;
    expect(opener.told).to.deep.equal([
      [{ fs: 'sign-in-answer', url, shared: true }, location.origin],
    ]);
    expect(location.href).to.not.include('the-code');
    expect(text(page)).to.include('Taking you back');
  });

  it('hands on the choice about the computer that was made in the window', async () => {
    const opener = new FakeWindow();
    openedBy(opener);
    keepChoice(false);

    await show('?code=c&state=s');

    expect(opener.told[0]?.[0]).to.include({ shared: false });
    keepChoice(true);
    expect(keptChoice()).to.equal(true);
  });

  it('gives its window no name that a host could find it by', () => {
    keepChoice(false);
    const { name } = window;
    keepChoice(false);

    expect(name).to.not.equal('').and.not.equal(window.name);
    expect(keptChoice()).to.equal(false);
  });

  it('says that the page before is gone where it was closed meanwhile', async () => {
    const opener = new FakeWindow();
    opener.closed = true;
    openedBy(opener);

    const page = await show('?code=c&state=s');

    expect(opener.told).to.have.length(0);
    expect(text(page)).to.include('is gone');
  });
});

describe('the confirmation window', () => {
  let waits: (() => void)[] = [];

  const words = {
    figure: '$12.50',
    lines: [
      { label: 'From', value: 'A bank ending in 4417' },
      { label: 'Date', value: 'Monday, November 23, 2026' },
      { label: 'To', value: 'A car ending in 7730' },
    ],
    agreement: { label: 'Authorization', value: 'I authorize one debit.' },
    confirm: 'Pay $12.50',
  };
  const shown = { fs: 'review-shown', id: 'this-review', locale: 'en-US', words };

  beforeEach(() => {
    waits = [];
    globalThis.setTimeout = ((run: () => void, wait?: number) => {
      if (wait !== 600) return ownTimeout(run, wait);
      waits.push(run);
      return -1;
    }) as typeof setTimeout;
  });

  async function show(opener: FakeWindow | null) {
    openedBy(opener);
    const page = new ConfirmPage();
    page.config = config;
    document.body.append(page);
    await page.updateComplete;
    return page;
  }

  async function tell(page: ConfirmPage, data: unknown, source: unknown = window.opener) {
    window.dispatchEvent(heard(data, location.origin, source));
    await page.updateComplete;
  }

  async function arm(page: ConfirmPage) {
    for (const run of waits.splice(0)) run();
    await page.updateComplete;
  }

  it('asks its frame what to show, and shows all of it', async () => {
    const opener = new FakeWindow();
    const page = await show(opener);
    expect(opener.told).to.deep.equal([[{ fs: 'review-wanted' }, location.origin]]);

    await tell(page, shown);

    const { figure, lines, agreement, confirm } = words;
    const all = [...lines, agreement].flatMap(({ label, value }) => [label, value]);
    for (const value of [figure, ...all, confirm]) expect(text(page)).to.include(value);
  });

  it('shows nothing that another window says', async () => {
    const page = await show(new FakeWindow());

    await tell(page, shown, new FakeWindow());
    window.dispatchEvent(heard(shown, 'https://host.example', window.opener));
    await page.updateComplete;

    expect(text(page)).to.not.include(words.figure);
  });

  it('says yes once, and not before the button has been there for a while', async () => {
    const opener = new FakeWindow();
    const page = await show(opener);
    await tell(page, shown);
    const button = byRole(page, 'button', 'Pay $12.50');
    opener.told.length = 0;

    button.click();
    expect(button.ariaDisabled).to.equal('true');
    expect(opener.told).to.have.length(0);
    await arm(page);
    button.click();
    button.click();

    const yes = { fs: 'review-answer', id: 'this-review', confirmed: true };
    expect(opener.told).to.deep.equal([[yes, location.origin]]);
  });

  it('counts anew at every press that came too early', async () => {
    const opener = new FakeWindow();
    const page = await show(opener);
    await tell(page, shown);
    const button = byRole(page, 'button', 'Pay $12.50');

    button.click();
    button.click();

    // One wait of the review, and one of each press.
    expect(waits).to.have.length(3);
  });

  it('counts anew when it is brought to the front', async () => {
    const opener = new FakeWindow();
    const page = await show(opener);
    await tell(page, shown);
    await arm(page);
    opener.told.length = 0;

    window.dispatchEvent(new Event('focus'));
    await page.updateComplete;
    byRole(page, 'button', 'Pay $12.50').click();

    expect(opener.told).to.have.length(0);
  });

  it('shows nothing that comes from no window once its opener is gone', async () => {
    const page = await show(new FakeWindow());
    openedBy(null);

    await tell(page, shown, null);

    expect(text(page)).to.not.include('$12.50');
  });

  it('says that nothing was paid where the page before is gone', async () => {
    const opener = new FakeWindow();
    const page = await show(opener);
    await tell(page, shown);
    await arm(page);

    opener.closed = true;
    byRole(page, 'button', 'Pay $12.50').click();
    await page.updateComplete;

    expect(text(page)).to.include('Nothing has been paid');
  });

  it('leads to the portal where it has lost its opener', async () => {
    const page = await show(null);

    expect(text(page)).to.include('Nothing has been paid');
    expect(byRole(page, 'link', 'Go to Prairie Lane')).to.exist;
  });
});

describe('the window of a document', () => {
  const file = new File(['<script>alert(1)</script>'], 'statement-4482.pdf', { type: 'text/html' });
  const shown = { fs: 'document-shown', locale: 'en-US', file };

  async function show(opener: FakeWindow | null, shows = true) {
    openedBy(opener);
    const page = new DocumentPage();
    const left: string[] = [];
    Object.assign(page, { config, shows, leave: (url: string) => left.push(url) });
    document.body.append(page);
    await page.updateComplete;
    const tell = async (data: unknown, source: unknown = opener, origin = location.origin) => {
      window.dispatchEvent(heard(data, origin, source));
      await page.updateComplete;
    };
    return { page, left, tell };
  }

  it('asks its frame for the document, and shows it as a PDF whatever it says of itself', async () => {
    const opener = new FakeWindow();
    const { left, tell } = await show(opener);
    expect(opener.told).to.deep.equal([[{ fs: 'document-wanted' }, location.origin]]);

    await tell(shown);

    expect(left).to.have.length(1);
    const blob = await (await fetch(left[0]!)).blob();
    expect(blob.type).to.equal('application/pdf');
    expect(await blob.text()).to.equal(await file.text());
    expect(window.opener === null).to.equal(true);
  });

  it('shows nothing that another window brings, and nothing but a file', async () => {
    const opener = new FakeWindow();
    const { page, left, tell } = await show(opener);

    await tell(shown, new FakeWindow());
    await tell(shown, opener, 'https://host.example');
    await tell({ ...shown, file: 'https://host.example/' });

    expect(left).to.deep.equal([]);
    expect(text(page)).to.include('Getting your document');
  });

  it('offers it to be kept, by its name, where the browser shows no PDF', async () => {
    const { page, left, tell } = await show(new FakeWindow(), false);

    await tell(shown);

    expect(left).to.deep.equal([]);
    expect(byRole<HTMLAnchorElement>(page, 'link', 'Download').download).to.equal(file.name);
  });

  it('leads to the portal where it has lost its opener', async () => {
    const { page } = await show(null);

    expect(text(page)).to.include('the document can’t be brought here');
    expect(byRole<HTMLAnchorElement>(page, 'link', 'Go to Prairie Lane').href).to.include(
      location.origin,
    );
  });

  it('says that the page before is gone where that was closed while it waited', async () => {
    const opener = new FakeWindow();
    const { page } = await show(opener);

    opener.closed = true;

    await until(() => text(page).includes('is gone'));
  });
});

describe('a sign-in on the lender’s own page', () => {
  const uid = 'of-this-sign-in';

  /** An interaction at a mocked lender, which answers the completion as it is told. */
  function begin(completion: () => Response) {
    const mocks: Mocks = createMocks();
    const left: [url: string, shared: boolean][] = [];
    const asked: { path: string; headers: Headers; body: unknown }[] = [];
    let over = 0;
    const interaction = new Interaction(
      { ...config, lender: mocks.lender, uid, clientId: 'x', clientName: 'X' },
      {
        leave: (url, shared) => left.push([url, shared]),
        onOver: () => (over += 1),
        fetch: async (...call) => {
          const request = new Request(...call);
          const { pathname } = new URL(request.url);
          if (!pathname.startsWith('/sign-in/')) return mocks.fetch(request);
          asked.push({ path: pathname, headers: request.headers, body: await request.json() });
          return completion();
        },
      },
    );
    return { interaction, left, asked, ended: () => over };
  }

  const credentials = { userId: 'alex.current', password: SANDBOX_PASSPHRASE };
  const onward = () => Response.json({ location: 'https://lender.example/oauth/authorize/1' });

  it('completes with code, verifier and proof, and goes where the server says', async () => {
    const { interaction, left, asked } = begin(onward);

    void interaction.client.auth.signIn({ ...credentials, sharedComputer: true });
    await until(() => left.length > 0);

    expect(left).to.deep.equal([['https://lender.example/oauth/authorize/1', true]]);
    expect(asked.map(({ path }) => path)).to.deep.equal([`/sign-in/${uid}`]);
    expect(asked[0]?.body).to.have.all.keys('code', 'codeVerifier');
    expect(asked[0]?.headers.get('DPoP')).to.match(/^ey/);
  });

  it('asks nothing of the server after a wrong password', async () => {
    const { interaction, asked } = begin(onward);

    const error = await interaction.client.auth
      .signIn({ ...credentials, password: 'wrong' })
      .catch((caught: unknown) => caught);

    expect(error).to.include({ name: 'SignInError', code: 'invalid_grant' });
    expect(asked).to.have.length(0);
  });

  it('gives the further step that is asked for', async () => {
    const { interaction } = begin(onward);

    const step = await interaction.client.auth.signIn({ ...credentials, userId: 'morgan.mfa' });

    expect(step.status).to.equal('challenge');
  });

  it('says so where the server knows of no such sign-in any more', async () => {
    const { interaction, left, ended } = begin(() => Response.json({}, { status: 404 }));

    await interaction.client.auth.signIn(credentials).catch(() => undefined);

    expect(ended()).to.equal(1);
    expect(left).to.have.length(0);
  });

  it('goes back without a session from a cancellation', async () => {
    const { interaction, left, asked } = begin(onward);

    await interaction.cancel();

    expect(asked.map(({ path }) => path)).to.deep.equal([`/sign-in/${uid}/cancellation`]);
    expect(left).to.have.length(1);
  });
});
