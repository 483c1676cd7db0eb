import { expect } from 'chai';
import { showFirstPicture, putBehindFirstPicture } from '../../src/frame/first-picture.ts';
import type { FrameConfig } from '../../src/frame/frame-config.ts';
import { lookLine, type Settings, type Shown } from '../../src/frame/protocol.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { until } from '../elements/fixture.ts';
import '../../src/define.ts';

const config = {
  lender: location.origin,
  clientId: 'first-picture',
  host: location.origin,
  lenderName: 'Harbor Vehicle Finance',
  theme: { '--fs-color-accent': '#a63a1e' },
} as unknown as FrameConfig;

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  document.documentElement.removeAttribute('dir');
  sessionStorage.clear();
});

/** The page as the server writes it, with the fields alone. */
function drawPicture(lang = 'en'): HTMLElement {
  document.body.setHTMLUnsafe(
    `<div id="first-picture" lang="${lang}" data-title="Sign in to %s" hidden><template shadowrootmode="open">
      <form><input id="user-id" maxlength="128"><input id="password" type="password">
      <button type="button" class="inner-button">Show</button><input type="checkbox" id="shared-computer">
      <button>Sign in</button><button type="button">Forgot password?</button></form></template></div>`,
  );
  return document.getElementById('first-picture')!;
}

/** Draws as the address of the frame says that the host would like it; answers what the shell is told. */
function show(settings: Settings): Shown | undefined {
  return showFirstPicture(config, lookLine(settings))?.();
}

const plain: Settings = { locale: 'en-US', scheme: 'light', direction: 'ltr', theme: {} };

/** An element in place of the picture. */
async function arrive() {
  const login = document.createElement('fs-login');
  login.lender = location.origin;
  login.clientId = 'first-picture';
  const takeOver = putBehindFirstPicture(login);
  expect(login.hidden).to.equal(document.getElementById('first-picture') !== null);
  await login.updateComplete;
  takeOver();
  return login;
}

const inside = <E extends HTMLElement>(root: Element, selector: string) =>
  root.shadowRoot!.querySelector<E>(selector)!;

describe('the first picture of a sign-in', () => {
  it('is shown as the address says that it is to look', () => {
    const picture = drawPicture();

    const shown = show({ ...plain, scheme: 'dark', direction: 'rtl' });

    expect(picture.checkVisibility()).to.equal(true);
    expect(document.documentElement.dir).to.equal('rtl');
    expect(document.documentElement.style.colorScheme).to.equal('dark');
    expect(picture.style.getPropertyValue('--fs-color-accent')).to.equal('#a63a1e');
    expect(shown?.title).to.equal('Sign in to Harbor Vehicle Finance');
    expect(shown?.height).to.equal(Math.ceil(document.body.getBoundingClientRect().height));
  });

  const unfit: [why: string, settings: Settings, lang?: string][] = [
    ['the page speaks another language', { ...plain, locale: 'es-US' }],
    ['the picture speaks another language', plain, 'es'],
    ['the host has colours of its own', { ...plain, theme: { '--fs-color-accent': 'red' } }],
  ];
  for (const [why, settings, lang] of unfit) {
    it(`is taken away where ${why}`, () => {
      drawPicture(lang);

      const shown = show(settings);

      expect(shown).to.equal(undefined);
      expect(Boolean(document.getElementById('first-picture'))).to.equal(false);
    });
  }

  for (const hash of [
    '',
    '#',
    '#en-US/ltr',
    '#en-US/ltr/light/',
    '#en US/ltr/light',
    '#/ltr/dark',
  ]) {
    it(`is taken away where the address says "${hash}"`, () => {
      drawPicture();

      expect(showFirstPicture(config, hash)).to.equal(undefined);
      expect(Boolean(document.getElementById('first-picture'))).to.equal(false);
    });
  }

  it('is taken away where this tab has a session to bring back', () => {
    sessionStorage.setItem(scopeName(config.lender, config.clientId, config.host), '{}');
    drawPicture();

    expect(show(plain)).to.equal(undefined);
  });

  it('hands over what was typed, and the keyboard where it stood', async () => {
    const picture = drawPicture();
    show(plain);
    inside<HTMLInputElement>(picture, '#user-id').value = 'alex.current';
    const password = inside<HTMLInputElement>(picture, '#password');
    password.value = 'secret';
    inside<HTMLInputElement>(picture, '#shared-computer').checked = true;
    password.focus();
    password.setSelectionRange(2, 4);

    const login = await arrive();

    expect(document.body.children).to.have.lengthOf(1);
    expect(inside<HTMLInputElement>(login, '#user-id').value).to.equal('alex.current');
    expect(inside<HTMLInputElement>(login, '#shared-computer').checked).to.equal(true);
    const next = inside<HTMLInputElement>(login, '#password');
    expect(next.value).to.equal('secret');
    expect(login.shadowRoot?.activeElement).to.equal(next);
    expect([next.selectionStart, next.selectionEnd]).to.deep.equal([2, 4]);
    expect(login.checkVisibility()).to.equal(true);
  });

  it('presses the button that was pressed before there was anything behind it', async () => {
    const picture = drawPicture();
    show(plain);
    inside(picture, 'form button:last-of-type').click();

    const login = await arrive();

    await until(() => login.shadowRoot?.textContent.includes('Forgot your password?'));
  });

  it('sends no form by itself, and has the element send what was sent too soon', async () => {
    const picture = drawPicture();
    show(plain);
    const form = inside<HTMLFormElement>(picture, 'form');
    const sent = new SubmitEvent('submit', { cancelable: true, bubbles: true });
    form.dispatchEvent(sent);
    expect(sent.defaultPrevented).to.equal(true);
    inside(picture, 'form button:nth-of-type(2)').click();

    const login = await arrive();
    await login.updateComplete;

    // Nothing was typed, so the element asks for it.
    expect(inside(login, '#user-id').getAttribute('aria-invalid')).to.equal('true');
  });

  it('is no matter where there is none', async () => {
    document.body.textContent = 'Something';

    expect(show(plain)).to.equal(undefined);
    const login = await arrive();

    expect(document.body.firstElementChild).to.equal(login);
    expect(login.hidden).to.equal(false);
  });
});
