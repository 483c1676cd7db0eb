import { expect } from 'chai';
import type { Settings } from '../../src/frame/protocol.ts';
import { asked, clear, command, frameOf, render, settled, shown, until } from './harness.ts';
import '../../src/embed.ts';

const root = document.documentElement;

afterEach(() => {
  clear();
  root.removeAttribute('class');
  root.removeAttribute('style');
  root.removeAttribute('dir');
  for (const style of document.querySelectorAll('style.test')) style.remove();
});

function sheet(css: string): void {
  const style = document.createElement('style');
  style.className = 'test';
  style.textContent = css;
  document.head.append(style);
}

/** What the guest was told last. */
const told = async (element: Element): Promise<Settings> =>
  (await asked(element)).heard.at(-1)!.settings!;

async function start(html: string): Promise<Element> {
  const element = render(html);
  await shown(element.matches('fs-login') ? element : element.querySelector('fs-login')!);
  return element;
}

const login = '<fs-login lender="LENDER" client-id="plain"></fs-login>';

describe('the settings of a frame', () => {
  it('hold the page’s tokens, as this page computes them', async () => {
    sheet(`
      :root { font-size: 10px; --brand: rgb(10 20 30); color-scheme: dark; }
      .theme {
        --fs-color-accent: var(--brand);
        --fs-color-text: light-dark(#010203, #fdfcfb);
        --fs-font-size: 1.8rem;
        --fs-radius: calc(2px + 3px);
        --fs-space: 0;
        --fs-font: "Some Serif", serif;
        --fs-density: 1.2;
        --fs-colour-of-the-house: red;
      }
    `);

    const { theme } = await told(
      (await start(`<div class="theme">${login}</div>`)).firstElementChild!,
    );

    expect(theme).to.deep.equal({
      '--fs-color-accent': 'rgb(10, 20, 30)',
      '--fs-color-text': 'rgb(253, 252, 251)',
      '--fs-font-size': '18px',
      '--fs-radius': '5px',
      '--fs-space': '0px',
      '--fs-font': '"Some Serif", serif',
      '--fs-density': '1.2',
    });
  });

  it('leave out what is no colour and no length', async () => {
    sheet(
      `fs-login { --fs-color-accent: url(//x.example/?); --fs-radius: pink; --fs-color-text: ; }`,
    );

    expect((await told(await start(login))).theme).to.deep.equal({});
  });

  it('are sent again when the page’s theme changes, and not for nothing', async () => {
    sheet('.brand { --fs-color-accent: rgb(1, 2, 3); }');
    const element = await start(login);
    const before = (await asked(element)).heard.length;

    root.className = 'unrelated';
    await settled();
    expect((await asked(element)).heard.length).to.equal(before);
    root.className = 'brand';

    await until(async () => (await told(element)).theme!['--fs-color-accent'] === 'rgb(1, 2, 3)');
    expect((await asked(element)).heard.length).to.equal(before + 1);
  });

  const changes: [string, (element: Element) => void, Settings][] = [
    [
      'a data attribute of the page',
      () => {
        sheet('[data-theme=night] { color-scheme: dark }');
        root.dataset['theme'] = 'night';
      },
      { scheme: 'dark' },
    ],
    ['the direction of the page', () => (root.dir = 'rtl'), { direction: 'rtl' }],
    [
      'the language of what is around it',
      (element) => element.parentElement!.setAttribute('lang', 'es-PR'),
      { locale: 'es-PR' },
    ],
    ['its own language', (element) => element.setAttribute('locale', 'fr'), { locale: 'fr' }],
    ['its account', (element) => element.setAttribute('account-id', 'a2'), { accountId: 'a2' }],
    [
      'the style of its parent',
      (element) => (element.parentElement!.style.colorScheme = 'dark'),
      { scheme: 'dark' },
    ],
  ];
  for (const [what, change, expected] of changes) {
    it(`follow ${what}`, async () => {
      const element = await start(login);
      expect(await told(element)).not.to.include(expected);

      change(element);

      await until(async () => {
        const settings = await told(element);
        return Object.entries(expected).every(
          ([name, value]) => settings[name as keyof Settings] === value,
        );
      });
      delete root.dataset['theme'];
    });
  }

  it('follow the theme around a shadow root that holds the element', async () => {
    const outer = render('<section></section>');
    const inner = outer.attachShadow({ mode: 'open' });
    inner.innerHTML = login.replace('LENDER', location.origin.replace('localhost', '127.0.0.1'));
    const element = inner.querySelector('fs-login')!;
    await shown(element);

    outer.style.setProperty('--fs-color-accent', 'rgb(9, 9, 9)');

    await until(async () => (await told(element)).theme!['--fs-color-accent'] === 'rgb(9, 9, 9)');
  });

  it('are told anew to a guest that was loaded anew', async () => {
    const element = await start(login);
    element.setAttribute('locale', 'es');
    await until(async () => (await told(element)).locale === 'es');

    command(element, 'load');
    await until(async () => (await asked(element)).heard.length === 1);

    expect(await told(element)).to.include({ locale: 'es', direction: 'ltr', scheme: 'light' });
    expect(frameOf(element)!.isConnected).to.equal(true);
  });
});
