import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { tokens } from '../../src/tokens/tokens.styles.ts';
import { type Scheme, schemes, useScheme } from './axe.ts';

/** Paints every derived colour, so that what a browser makes of it can be read. */
class Swatches extends LitElement {
  static override styles = tokens;
  override render() {
    return html`<i></i>`;
  }
}
customElements.define('test-swatches', Swatches);

type Rgb = [red: number, green: number, blue: number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** What a colour comes out as on the screen, over a ground. */
function paint(colour: string, ground = '#000'): Rgb {
  for (const fill of [ground, colour]) {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: Rgb, second: Rgb): number {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

async function swatches(scheme: Scheme, brand: Record<string, string> = {}) {
  useScheme(scheme);
  const element = new Swatches();
  for (const [name, value] of Object.entries(brand)) element.style.setProperty(name, value);
  document.body.append(element);
  await element.updateComplete;
  const chip = element.shadowRoot!.querySelector('i')!;
  return (name: string): Rgb => {
    chip.style.color = `var(--_${name})`;
    return paint(getComputedStyle(chip).color);
  };
}

afterEach(() => {
  document.body.replaceChildren();
  useScheme('light');
});

const brands = [
  '#2f4bc7',
  '#8a1538',
  '#b3261e',
  '#1f6b45',
  '#0a7cff',
  '#ffcc00',
  '#f5f5f5',
  '#000',
];

describe('tokens', () => {
  for (const scheme of schemes) {
    for (const accent of brands) {
      it(`are legible with the one accent ${accent}, ${scheme}`, async () => {
        const colour = await swatches(scheme, { '--fs-color-accent': accent });

        expect(contrast(colour('accent-text'), colour('accent'))).to.be.at.least(4.5);
        expect(contrast(colour('accent-ink'), colour('raised'))).to.be.at.least(4.5);
        expect(contrast(colour('accent-ink'), colour('accent-soft'))).to.be.at.least(4.5);
      });
    }

    it(`keep text at 4.5:1 and edges of controls at 3:1, ${scheme}`, async () => {
      const colour = await swatches(scheme);

      for (const ground of ['surface', 'raised']) {
        for (const ink of ['text', 'text-soft', 'muted', 'danger', 'warning', 'success']) {
          expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).to.be.at.least(4.5);
        }
      }
      for (const tone of ['danger', 'warning', 'success']) {
        const soft = colour(`${tone}-soft`);
        expect(contrast(colour(tone), soft), tone).to.be.at.least(4.5);
        expect(contrast(colour('text-soft'), soft), tone).to.be.at.least(4.5);
      }
      expect(contrast(colour('edge'), colour('raised'))).to.be.at.least(3);
    });
  }

  it('follow the colour scheme of the page', async () => {
    const light = (await swatches('light'))('raised');
    const dark = (await swatches('dark'))('raised');

    expect(luminance(light)).to.be.greaterThan(0.9);
    expect(luminance(dark)).to.be.lessThan(0.1);
  });

  it('scale with the font size and the density that a brand sets', async () => {
    const element = new Swatches();
    element.style.cssText = '--fs-font-size: 20px; --fs-density: 1.5';
    document.body.append(element);
    await element.updateComplete;
    const chip = element.shadowRoot!.querySelector('i')!;
    chip.style.cssText =
      'display: block; font-size: var(--_size-small); inline-size: calc(var(--_space) * 2)';

    const { fontSize, inlineSize } = getComputedStyle(chip);

    expect([fontSize, inlineSize]).to.deep.equal(['17.5px', '12px']);
  });

  it('do not follow the font size of the root, which belongs to the host page', async () => {
    document.documentElement.style.fontSize = '10px';
    try {
      const element = new Swatches();
      document.body.append(element);
      await element.updateComplete;
      const chip = element.shadowRoot!.querySelector('i')!;
      chip.style.fontSize = 'var(--_size-base)';

      expect(getComputedStyle(chip).fontSize).to.equal('16px');
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });
});
