import { expect } from 'chai';
import { allowedTokens } from '../../src/frame/theme.ts';
import { tokens } from '../../src/tokens/tokens.styles.ts';
import { closeAll, frameOf, type Host } from './support/host.ts';

afterEach(closeAll);

const only = (name: string, value: unknown) => allowedTokens({ [name]: value }).get(name);

describe('the tokens that a host may set', () => {
  const good: [string, string][] = [
    ['--fs-color-accent', '#0a58ca'],
    ['--fs-color-accent', 'rgb(10, 88, 202)'],
    ['--fs-color-accent', 'rgb(10 88 202 / 90%)'],
    ['--fs-color-accent', 'oklch(0.5 0.2 260)'],
    ['--fs-color-accent', 'color(display-p3 0.1 0.3 0.8)'],
    ['--fs-color-accent', 'light-dark(#0a58ca, #9ec5fe)'],
    ['--fs-color-accent', 'color-mix(in oklab, navy 40%, white)'],
    ['--fs-color-text', 'black'],
    ['--fs-font', '"Avenir Next", Avenir, system-ui, sans-serif'],
    ['--fs-font-size', '18px'],
    ['--fs-font-size', '1.125rem'],
    ['--fs-space', '5px'],
    ['--fs-radius', '0px'],
    ['--fs-density', '0.9'],
  ];
  for (const [name, value] of good) {
    it(`may be ${name}: ${value}`, () => {
      expect(only(name, ` ${value} `)).to.equal(value);
    });
  }

  const bad: [string, unknown][] = [
    ['--fs-color-accent', 'url(https://evil.example/pixel)'],
    ['--fs-color-accent', 'URL("//evil.example")'],
    ['--fs-color-accent', 'src("//evil.example")'],
    ['--fs-color-accent', 'image-set("//evil.example" 1x)'],
    ['--fs-color-accent', 'var(--fs-color-raised)'],
    ['--fs-color-accent', 'env(safe-area-inset-top)'],
    ['--fs-color-accent', 'attr(title type(<color>))'],
    ['--fs-color-accent', 'if(style(--x: 1): red; else: blue)'],
    ['--fs-color-accent', 'u\\72l(//evil.example)'],
    ['--fs-color-accent', 'red; --fs-color-text: red'],
    ['--fs-color-accent', 'red } body { display: none'],
    ['--fs-color-accent', 'red /* */'],
    ['--fs-color-accent', 'red !important'],
    ['--fs-color-accent', 'currentColor'],
    ['--fs-color-accent', 'inherit'],
    ['--fs-color-accent', 'reddish'],
    ['--fs-color-accent', '#0a58ca, #0a58ca'],
    ['--fs-color-accent', ''],
    ['--fs-color-accent', `rgb(1 2 3 / ${'0'.repeat(150)}1)`],
    ['--fs-color-accent', 7],
    ['--fs-color-accent', null],
    ['--fs-color-accent', ['red']],
    ['--fs-color-accent', { toString: () => 'red' }],
    ['--fs-font', 'url(evil.woff2)'],
    ['--fs-font', 'Wingdings'],
    ['--fs-font', '"Segoe MDL2 Icons", sans-serif'],
    // Ornaments, boxes and blanks in place of letters and digits, on one system or another.
    ['--fs-font', '"Zapf Dingbats"'],
    ['--fs-font', 'Bodoni Ornaments, serif'],
    ['--fs-font', 'LastResort'],
    ['--fs-font', '"Last Resort"'],
    ['--fs-font', '"MT Extra"'],
    ['--fs-font', '"Adobe Blank"'],
    ['--fs-font', '"Redacted Script"'],
    ['--fs-font', '"Flow Block"'],
    ['--fs-font', '@import url(//evil.example)'],
    ['--fs-color-accent', 'expression(alert(1))'],
    ['--fs-font', 'x; color: red'],
    ['--fs-font', `"${'x'.repeat(200)}"`],
    ['--fs-font-size', '11px'],
    ['--fs-font-size', '25px'],
    ['--fs-font-size', '0.5rem'],
    ['--fs-font-size', '100%'],
    ['--fs-font-size', '10vh'],
    ['--fs-font-size', 'calc(1px * 16)'],
    ['--fs-font-size', '1e2px'],
    ['--fs-font-size', '16'],
    ['--fs-space', '0px'],
    ['--fs-space', '9px'],
    ['--fs-radius', '-4px'],
    ['--fs-radius', '400px'],
    ['--fs-density', '0'],
    ['--fs-density', '9'],
    ['--fs-shadow', 'inset 0 0 0 100vmax black'],
    ['--_text', 'white'],
    ['--fs-anything', 'red'],
    ['color', 'red'],
    ['__proto__', 'red'],
  ];
  for (const [name, value] of bad) {
    it(`may not be ${name}: ${String(JSON.stringify(value)).slice(0, 50)}`, () => {
      expect(only(name, value)).to.equal(undefined);
      expect(allowedTokens({ [name]: value }).size).to.equal(0);
    });
  }

  it('are all of the public ones but the shadow, which the frame would cut off', () => {
    const named = new Set(Array.from(tokens.cssText.matchAll(/--fs-[a-z-]+/g), ([name]) => name));
    const values: Record<string, string> = {};
    for (const name of named) values[name] = name.includes('color') ? 'red' : '16px';
    Object.assign(values, { '--fs-font': 'serif', '--fs-space': '4px', '--fs-density': '1' });

    named.delete('--fs-shadow');
    expect([...allowedTokens(values).keys()]).to.have.members([...named]);
  });

  for (const theme of [undefined, null, 7, 'red', [], () => undefined]) {
    it(`are none where the theme is ${String(theme) || '[]'}`, () => {
      expect(allowedTokens(theme).size).to.equal(0);
    });
  }

  it('are not inherited from anything', () => {
    expect(allowedTokens(Object.create({ '--fs-color-accent': 'red' })).size).to.equal(0);
  });
});

describe('the look of a frame', () => {
  const valueOf = (host: Host, name: string) =>
    host.inside.getComputedStyle(host.element).getPropertyValue(name).trim();

  it('is that of the host, over that of the registry', async () => {
    const host = await frameOf({
      config: { theme: { '--fs-color-accent': '#b3261e', '--fs-radius': '2px' } },
      settings: { theme: { '--fs-color-accent': '#0a58ca' } },
    });

    expect(valueOf(host, '--fs-color-accent')).to.equal('#0a58ca');
    expect(valueOf(host, '--fs-radius')).to.equal('2px');
    expect(valueOf(host, '--fs-shadow')).to.equal('none');
  });

  it('follows a change, and forgets what is no longer given', async () => {
    const host = await frameOf({ settings: { theme: { '--fs-color-accent': '#0a58ca' } } });

    const radius = () => valueOf(host, '--fs-radius');
    await host.change({ theme: { '--fs-radius': '3px' } }, () => radius() === '3px');

    expect(valueOf(host, '--fs-color-accent')).to.equal('');
  });

  const illegible: Record<string, Record<string, string>> = {
    'words in the colour of their ground': { '--fs-color-text': '#ffffff' },
    'a ground in the colour of the words': { '--fs-color-raised': '#14171f' },
    'labels that are too pale': { '--fs-color-muted': '#b8bdc8' },
    'warnings in the colour of their ground': { '--fs-color-warning': '#ffffff' },
    'good news in the colour of its ground': { '--fs-color-success': '#fdfdfd' },
    'labels that cannot be read on what is set in': {
      '--fs-color-surface': '#808080',
      '--fs-color-muted': '#6b6b6b',
      '--fs-color-text': '#000000',
    },
    'errors that are too pale': { '--fs-color-danger': '#ffb3ad' },
    'words that let the ground shine through': { '--fs-color-text': 'rgb(0 0 0 / 30%)' },
    'a ground that lets the page shine through': { '--fs-color-raised': 'rgb(255 255 255 / 20%)' },
    'no ground at all': { '--fs-color-raised': 'transparent' },
    'buttons with words in their own colour': {
      '--fs-color-accent': '#0a58ca',
      '--fs-color-accent-text': '#0a58ca',
    },
    'choices in the colour of the words': { '--fs-color-surface': '#14171f' },
  };
  for (const [name, theme] of Object.entries(illegible)) {
    it(`is the lender’s own rather than ${name}`, async () => {
      const host = await frameOf({
        settings: { theme: { '--fs-color-border': '#00ff00', '--fs-radius': '3px', ...theme } },
      });

      for (const token of ['--fs-color-border', ...Object.keys(theme)]) {
        expect(valueOf(host, token), token).to.equal('');
      }
      expect(valueOf(host, '--fs-radius')).to.equal('3px');
    });
  }

  it('is judged anew when light becomes dark', async () => {
    const theme = { '--fs-color-text': '#14171f' };
    const host = await frameOf({ settings: { scheme: 'light', theme } });
    expect(valueOf(host, '--fs-color-text')).to.equal('#14171f');

    const text = () => valueOf(host, '--fs-color-text');
    await host.change({ scheme: 'dark', theme }, () => text() === '');

    expect(host.inside.getComputedStyle(host.element).colorScheme).to.equal('dark');
  });

  it('falls back to the registry’s colours before it drops those, too', async () => {
    const host = await frameOf({
      config: { theme: { '--fs-color-accent': '#b3261e' } },
      settings: { theme: { '--fs-color-text': '#ffffff', '--fs-radius': '3px' } },
    });

    expect(valueOf(host, '--fs-color-accent')).to.equal('#b3261e');
    expect(valueOf(host, '--fs-color-text')).to.equal('');
    expect(valueOf(host, '--fs-radius')).to.equal('3px');
  });

  for (const [scheme, theme] of Object.entries({
    dark: { '--fs-color-raised': '#0b1f3a', '--fs-color-text': '#ffffff' },
    light: { '--fs-color-raised': '#fffbe6', '--fs-color-accent': '#ff6600' },
  })) {
    it(`is the host’s in ${scheme} where it can be read`, async () => {
      const host = await frameOf({ settings: { scheme: scheme as 'dark' | 'light', theme } });

      for (const [token, value] of Object.entries(theme)) {
        expect(valueOf(host, token)).to.equal(value);
      }
    });
  }
});
