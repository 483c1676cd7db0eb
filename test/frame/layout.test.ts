import { expect } from 'chai';
import { until } from '../elements/fixture.ts';
import { closeAll, frameOf, type Host } from './support/host.ts';

afterEach(closeAll);

const frames = (count: number) =>
  new Promise<void>((resolve) => {
    const next = (left: number) => {
      if (left === 0) resolve();
      else requestAnimationFrame(() => next(left - 1));
    };
    next(count);
  });

const rootOf = (host: Host) => host.inside.document.documentElement;

/** Height of the content as the browser has it. */
const contentOf = (host: Host) => host.element.getBoundingClientRect().height;

/** Takes the guest's word for its height, as the shell does. */
function obey(host: Host) {
  const { frame, said } = host;
  const push = said.push.bind(said);
  said.push = (...messages) => {
    for (const message of messages) {
      if ('height' in message) frame.style.height = `${message.height}px`;
    }
    return push(...messages);
  };
}

describe('the height of a frame', () => {
  it('is told in whole pixels that hold all of the content', async () => {
    const host = await frameOf({ settings: { theme: { '--fs-font-size': '17.3px' } } });

    const { height } = host.all('shown')[0]!;
    expect(height % 1).to.equal(0);
    expect(height - contentOf(host)).to.be.within(0, 1);
  });

  it('does not depend on how high the frame is', async () => {
    const host = await frameOf();
    const before = contentOf(host);

    for (const height of [1, 40, 4000]) {
      host.frame.style.height = `${height}px`;
      await frames(2);
      expect(contentOf(host)).to.equal(before);
    }
    expect(host.all('height')).to.deep.equal([]);
  });

  it('is told anew when the content grows and when it shrinks, and then no more', async () => {
    const host = await frameOf();
    obey(host);
    const { height: before } = host.all('shown')[0]!;
    const more = host.inside.document.createElement('div');
    more.style.height = '100.4px';

    host.inside.document.body.append(more);
    await until(() => host.all('height').length === 1);
    more.remove();
    await until(() => host.all('height').length === 2);
    await frames(8);

    const heights = host.all('height').map(({ height }) => height);
    expect(heights[0]).to.be.within(before + 100, before + 101);
    expect(heights.slice(1)).to.deep.equal([before]);
  });

  it('follows a narrower frame in one step', async () => {
    const host = await frameOf({ width: 600 });
    obey(host);

    host.frame.style.width = '280px';
    await until(() => host.all('height').length > 0);
    await frames(8);

    expect(host.all('height')).to.have.lengthOf(1);
    expect(host.all('height')[0]!.height - contentOf(host)).to.be.within(0, 1);
  });

  it('is never more than a shell takes', async () => {
    const host = await frameOf();
    const more = host.inside.document.createElement('div');
    more.style.height = '90000px';

    host.inside.document.body.append(more);
    await until(() => host.all('height').length > 0);

    expect(host.all('height').at(-1)?.height).to.equal(20_000);
  });
});

describe('the page of a frame', () => {
  it('has no scrollbars, however small the frame is', async () => {
    const host = await frameOf();
    host.frame.style.height = '50px';
    host.frame.style.width = '200px';
    await frames(2);

    expect(host.inside.innerWidth).to.equal(rootOf(host).clientWidth);
    expect(host.inside.getComputedStyle(rootOf(host)).overflowY).to.equal('hidden');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`lets the host’s page shine through around the card in ${scheme}`, async () => {
      const host = await frameOf({ settings: { scheme } });
      const { getComputedStyle, document } = host.inside;

      expect(getComputedStyle(rootOf(host)).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      expect(getComputedStyle(document.body).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      // Where it differs from the frame's own in the host, the browser paints an opaque ground.
      expect(getComputedStyle(rootOf(host)).colorScheme).to.equal(scheme);
    });
  }

  it('puts the card at the edges of the frame, with nothing that the edges would cut off', async () => {
    const host = await frameOf({ width: 360 });
    const card = host.element.shadowRoot!.querySelector('.card')!;
    const { left, top, width } = card.getBoundingClientRect();

    expect([left, top, width]).to.deep.equal([0, 0, 360]);
    expect(host.inside.getComputedStyle(card).boxShadow).to.equal('none');
  });

  it('is dark on white on paper, whatever the host has chosen', async () => {
    const theme = { '--fs-color-raised': '#0b1f3a', '--fs-color-text': '#ffffff' };
    const host = await frameOf({ settings: { scheme: 'dark', theme } });
    const sheet = host.inside.document.adoptedStyleSheets.find(({ cssRules }) =>
      Array.from(cssRules).some((rule) => rule.cssText.includes('print')),
    )!;

    // What the browser does for paper: emulating a medium is for its debugger alone.
    for (const { media } of Array.from(sheet.cssRules) as Partial<CSSMediaRule>[]) {
      const onPaper: Record<string, string> = { print: 'all', screen: 'not all' };
      if (media) media.mediaText = onPaper[media.mediaText] ?? media.mediaText;
    }

    const { color, colorScheme } = host.inside.getComputedStyle(host.element);
    expect(colorScheme).to.equal('light');
    expect(color).to.equal('rgb(20, 23, 31)');
  });

  it('leaves the keyboard where it is', async () => {
    const own = document.createElement('input');
    document.body.append(own);
    own.focus();

    const host = await frameOf();
    await host.change({ locale: 'es' }, () => host.all('shown').length > 1);

    expect(document.activeElement === own).to.equal(true);
    own.remove();
  });

  it('lets the keyboard in and out', async () => {
    const host = await frameOf();
    const { document: inner } = host.inside;

    host.element.shadowRoot?.querySelector('input')?.focus();
    expect(document.activeElement === host.frame).to.equal(true);
    expect(inner.activeElement === host.element).to.equal(true);

    const stops = inner.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])');
    expect(stops).to.have.lengthOf(0);
  });
});
