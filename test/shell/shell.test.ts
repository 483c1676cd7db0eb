import { expect } from 'chai';
import type { FsShell } from '../../src/shell/shell.ts';
import type { ShellErrorEvent } from '../../src/shell/shell-error.ts';
import {
  asked,
  clear,
  command,
  fallbackOf,
  frameOf,
  heightOf,
  isSeen,
  lender,
  once,
  render,
  rootOf,
  say,
  settled,
  shown,
  until,
} from './harness.ts';
import '../../src/embed.ts';

afterEach(clear);

const facts = (element: Element) => (element as FsShell).facts;
const errorOf = (element: Element) => once<ShellErrorEvent>(element, 'fs-error');

describe('a shell', () => {
  it('shows the lender’s frame once the guest has drawn', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="plain"><a href="/x">Go</a></fs-login>',
    );
    expect(fallbackOf(login)).to.equal('Go');

    const frame = await shown(login);

    expect(new URL(frame.src).origin).to.equal(lender);
    expect(frame.title).to.equal('Fake');
    expect(frame.inert).to.equal(false);
    expect(Boolean(fallbackOf(login))).to.equal(false);
    expect(facts(login)).to.include({ state: 'shown', error: undefined, tag: 'fs-login' });
  });

  it('asks for the frame in the name of its page', async () => {
    const card = render(
      '<fs-balance-card lender="LENDER/any/path" client-id="a&b"></fs-balance-card>',
    );

    const frame = await until(() => frameOf(card));
    const { pathname, searchParams } = new URL(frame.src);

    expect(pathname).to.equal('/embed/frames/fs-balance-card');
    expect(Object.fromEntries(searchParams)).to.deep.equal({
      client_id: 'a&b',
      host: location.origin,
    });
    expect(frame.allow).to.equal('publickey-credentials-get; publickey-credentials-create');
  });

  it('shows the frame from the start, so that what the guest draws first waits for nobody', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');

    const frame = await until(() => frameOf(login));

    expect(facts(login).state).to.equal('loading');
    expect(isSeen(frame)).to.equal(true);
  });

  it('does not show what a guest has not drawn', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="mute"><a href="/x">Go</a></fs-login>',
    );

    await until(async () => (await asked(login)).heard.length);

    expect(fallbackOf(login)).to.equal('Go');
    await until(() => !isSeen(frameOf(login)!));
    expect(fallbackOf(login)).to.equal('Go');
  });

  it('takes lender and client from a surrounding fs-central, and follows when they change', async () => {
    const central = render(
      '<fs-central lender="LENDER" client-id="plain"><fs-login></fs-login></fs-central>',
    );
    const login = central.querySelector('fs-login')!;
    await shown(login);

    central.setAttribute('client-id', 'plain-other');
    await until(() => frameOf(login)?.src.includes('plain-other'));
    await shown(login);

    expect(facts(login)).to.include({ clientId: 'plain-other', lender });
    expect(rootOf(login).querySelectorAll('iframe')).to.have.length(1);
  });

  it('mirrors properties as attributes, those set before its tag was known among them', async () => {
    const later = document.createElement('fs-later-shell') as HTMLElement & { clientId?: string };
    later.setAttribute('lender', lender);
    later.clientId = 'plain-early';
    document.body.append(later);
    const { FsShell } = await import('../../src/shell/shell.ts');

    customElements.define('fs-later-shell', class extends FsShell {});

    expect(later.getAttribute('client-id')).to.equal('plain-early');
    later.clientId = 'plain-late';
    expect(later.getAttribute('client-id')).to.equal('plain-late');
    Reflect.set(later, 'clientId', undefined);
    expect(later.hasAttribute('client-id')).to.equal(false);
  });

  it('takes attributes that are set right after it was put in', async () => {
    const login = render('<fs-login></fs-login>');
    let failed = false;
    login.addEventListener('fs-error', () => (failed = true));
    login.setAttribute('lender', lender);
    login.setAttribute('client-id', 'plain');

    await shown(login);

    expect(failed).to.equal(false);
  });

  it('dispatches the events that the guest tells of, without data', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    const heard: unknown[] = [];
    const names = ['ready', 'signed-in', 'signed-out', 'payment-submitted', 'error'];
    for (const name of names) {
      document.body.addEventListener(`fs-${name}`, (event) => heard.push(own(event)));
    }

    for (const name of names) await say(login, { type: 'event', name: `fs-${name}`, amount: 4125 });
    await say(login, { type: 'event', name: 'fs-signed-out', detail: 'expired' });
    await say(login, { type: 'event', name: 'fs-error', detail: 'refused' });
    await say(login, { type: 'event', name: 'fs-error', detail: 'alex owes $412.50' });
    await say(login, { type: 'event', name: 'fs-balance', detail: '$412.50' });
    await say(login, { type: 'event', name: 'click' });

    expect(heard).to.deep.equal([
      { type: 'fs-ready' },
      { type: 'fs-signed-in' },
      { type: 'fs-signed-out', reason: 'signed-out' },
      { type: 'fs-payment-submitted' },
      { type: 'fs-error', code: 'unavailable', requestId: undefined },
      { type: 'fs-signed-out', reason: 'expired' },
      { type: 'fs-error', code: 'refused', requestId: undefined },
      { type: 'fs-error', code: 'unavailable', requestId: undefined },
    ]);
    function own(event: Event) {
      const members = Object.entries(event).filter(([name]) => name !== 'isTrusted');
      return { type: event.type, ...Object.fromEntries(members) };
    }
  });

  it('keeps what the guest says of its storage for the diagnosis', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    await say(login, { type: 'environment', storage: 'denied' });
    await say(login, { type: 'environment', storage: 'something else' });

    expect(facts(login).storage).to.equal('denied');
  });

  it('greets a guest again that was loaded anew', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    const [first] = (await asked(login)).heard;

    command(login, 'load');
    // The page that is about to go may still answer; what it is told then is lost.
    await until(async () => {
      const [welcome] = (await asked(login)).heard;
      return welcome && welcome.nonce !== first?.nonce;
    });
    await say(login, { type: 'height', height: 600 });

    expect(heightOf(login)).to.equal(600);
  });

  it('starts again where it is put after it was removed', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    const place = render('<section></section>');

    login.remove();
    expect(Boolean(frameOf(login))).to.equal(false);
    place.append(login);

    await shown(login);
  });

  it('keeps its frame and its port when it is moved without being removed', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    const frame = await shown(login);
    const place = render('<section></section>') as HTMLElement & {
      moveBefore?: (node: Node, before: Node | null) => void;
    };
    if (!place.moveBefore) return;

    place.moveBefore(login, null);
    await settled();
    await say(login, { type: 'height', height: 610 });

    expect(frameOf(login)).to.equal(frame);
    expect(heightOf(login)).to.equal(610);
    expect((await asked(login)).heard).to.have.length(1);
  });

  it('gives the frames of a page one name, and settings each', async () => {
    const place = render(
      `<div><fs-login lender="LENDER" client-id="plain" locale="es-US"></fs-login>
      <fs-balance-card lender="LENDER" client-id="plain" account-id="a1"></fs-balance-card></div>`,
    );
    const [login, card] = [place.children[0]!, place.children[1]!];
    await shown(login);
    await shown(card);

    const [one] = (await asked(login)).heard;
    const [other] = (await asked(card)).heard;

    expect(one!.page).to.be.a('string').with.length.within(16, 64);
    expect(one!.page).to.equal(other!.page);
    expect(one!.settings!.locale).to.equal('es-US');
    expect(one!.settings).not.to.have.property('accountId');
    expect(other!.settings!.accountId).to.equal('a1');
  });
});

describe('a shell that cannot show a frame', () => {
  it('says so where no client is named', async () => {
    const login = render('<fs-login lender="LENDER"><a href="/x">Go</a></fs-login>');

    const { code } = await errorOf(login);

    expect(code).to.equal('missing_client');
    expect(fallbackOf(login)).to.equal('Go');
    expect(Boolean(frameOf(login))).to.equal(false);
  });

  it('says so where the lender is no address on the web', async () => {
    const login = render('<fs-login lender="javascript:alert(1)" client-id="plain"></fs-login>');

    expect((await errorOf(login)).code).to.equal('missing_client');
    expect(rootOf(login).querySelector('a')!.hidden).to.equal(true);
  });

  it('says so where it is asked to stand inline', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain" mode="inline"></fs-login>');

    expect((await errorOf(login)).code).to.equal('inline_in_shell');
  });

  const refused = [
    { client: 'unregistered', code: 'origin_unregistered' },
    { client: 'unknown', code: 'missing_client' },
    { client: 'elsewhere', code: 'mode_refused' },
    { client: 'inline', code: 'mode_refused' },
    { client: 'framed', mode: 'popup', code: 'mode_refused' },
    { client: 'framed', mode: 'carousel', code: 'mode_refused' },
  ];
  for (const { client, mode, code } of refused) {
    it(`shows the fallback for client ${client} in mode ${mode ?? 'unasked'}: ${code}`, async () => {
      const login = render(
        `<fs-login lender="LENDER" client-id="${client}" ${mode ? `mode="${mode}"` : ''}></fs-login>`,
      );

      const error = await errorOf(login);

      expect(error.code).to.equal(code);
      expect(facts(login)).to.include({ state: 'failed', error: code });
      expect(Boolean(frameOf(login))).to.equal(false);
      expect(fallbackOf(login)).to.equal(`Sign in at ${new URL(lender).host}`);
      expect(rootOf(login).querySelector('a')!.href).to.equal(`${lender}/?client_id=${client}`);
    });
  }

  it('shows the frame where the policy cannot be read', async () => {
    const login = render('<fs-login lender="LENDER" client-id="broken"></fs-login>');

    await shown(login);

    expect(await until(() => facts(login).policy)).to.deep.equal({ status: 200 });
  });
});

describe('the modes', () => {
  it('ask the lender for the popup’s frame', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain" mode="popup"></fs-login>');

    const frame = await shown(login);

    expect(new URL(frame.src).searchParams.get('mode')).to.equal('popup');
  });

  it('are left to the lender where the page has none, who is asked once the frame is seen', async () => {
    const login = render('<fs-login lender="LENDER" client-id="popup"></fs-login>');
    const frame = await shown(login);

    expect(new URL(frame.src).searchParams.has('mode')).to.equal(false);
    await until(() => facts(login).policy);
    await settled();

    expect(frameOf(login) === frame).to.equal(true);
  });

  it('are the lender’s where the page asks for one that is offered second', async () => {
    const login = render('<fs-login lender="LENDER" client-id="popup" mode="frame"></fs-login>');

    const frame = await shown(login);
    await until(() => facts(login).policy);

    expect(new URL(frame.src).searchParams.get('mode')).to.equal('frame');
  });

  it('show a link alone for the redirect that a page asks for, and keep no room for a frame', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="plain" mode="redirect" locale="es"></fs-login>',
    );
    await until(() => fallbackOf(login) === 'Continuar en Test Lending');
    const link = rootOf(login).querySelector('a')!;

    expect(Boolean(frameOf(login))).to.equal(false);
    expect(link.target).to.equal('_top');
    expect(link.href).to.equal(`${lender}/?client_id=plain`);
    expect(login.getBoundingClientRect().height).to.be.below(80);
  });

  it('show the link for the redirect that the lender asks for', async () => {
    const login = render('<fs-login lender="LENDER" client-id="redirect"></fs-login>');

    await until(() => fallbackOf(login) === 'Continue at Test Lending');

    expect(Boolean(frameOf(login))).to.equal(false);
    expect(facts(login)).to.include({ state: 'redirect', error: undefined });
  });

  it('show the link when the guest asks for it', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    command(login, 'say', { type: 'redirect' });

    await until(() => fallbackOf(login) === 'Continue at Test Lending');
    expect(Boolean(frameOf(login))).to.equal(false);
  });

  it('give the link the words of the link in the page', async () => {
    const login = render(
      `<fs-login lender="LENDER" client-id="plain" mode="redirect">
        <p>Welcome. <a href="/elsewhere"> See your account </a></p>
      </fs-login>`,
    );

    await until(() => fallbackOf(login) === 'See your account');

    expect(rootOf(login).querySelector('a')!.href).to.equal(`${lender}/?client_id=plain`);
    expect(rootOf(login).querySelector('slot')!.hidden).to.equal(true);
  });

  it('begin anew when the attribute changes', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain" mode="redirect"></fs-login>');
    await until(() => fallbackOf(login));

    login.removeAttribute('mode');

    await shown(login);
  });
});

describe('the fallback', () => {
  it('is a link of the shell’s own where the page gave no more than white space', async () => {
    const login = render('<fs-login lender="LENDER" client-id="silent">\n  \n</fs-login>');

    await until(() => fallbackOf(login) === `Sign in at ${new URL(lender).host}`);

    login.innerHTML = '<b>Call us</b>';
    await until(() => fallbackOf(login) === 'Call us');
  });

  it('speaks the language of the place that it stands in', async () => {
    const place = render(
      '<div lang="es-MX"><fs-login lender="LENDER" client-id="silent"></fs-login></div>',
    );

    await until(() => fallbackOf(place.firstElementChild!)?.startsWith('Inicie sesión en '));
  });
});

describe('the policy', () => {
  it('is looked up once for all elements of a client', async () => {
    const place = render(
      `<div><fs-login lender="LENDER" client-id="plain-once"></fs-login>
      <fs-balance-card lender="LENDER" client-id="plain-once"></fs-balance-card>
      <fs-payment-panel lender="LENDER" client-id="plain-once"></fs-payment-panel></div>`,
    );
    for (const element of place.children) await shown(element);
    const login = place.firstElementChild!;
    login.remove();
    place.prepend(login);
    await shown(login);

    const response = await fetch(`${lender}/test/look-ups/plain-once`);

    expect(await response.json()).to.deep.equal({ count: 1 });
  });

  it('of a client that the element no longer has changes nothing', async () => {
    const login = render('<fs-login lender="LENDER" client-id="unregistered-late"></fs-login>');
    let failed = false;
    login.addEventListener('fs-error', () => (failed = true));
    await Promise.resolve();
    login.setAttribute('client-id', 'plain');

    await shown(login);
    await until(() => facts(login).policy);

    expect(failed).to.equal(false);
    expect(facts(login).state).to.equal('shown');
  });
});
