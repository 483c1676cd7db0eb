import { expect } from 'chai';
import { FrameHeight } from '../../src/shell/height.ts';
import { tags } from '../../src/shell/tags.ts';
import { clear, heightOf, holdTimers, render, say, shown } from './harness.ts';
import '../../src/embed.ts';

let timers: ReturnType<typeof holdTimers>;
let applied: number[];
let height: FrameHeight;

beforeEach(() => {
  timers = holdTimers();
  applied = [];
  height = new FrameHeight((next) => applied.push(next));
});
afterEach(() => timers.restore());
afterEach(clear);

describe('the height of a frame', () => {
  it('grows at once', () => {
    height.ask(401);

    expect(applied).to.deep.equal([401]);
  });

  it('shrinks when the guest has stayed smaller for a moment', () => {
    height.ask(500);
    height.ask(450);
    expect(applied).to.deep.equal([500]);

    timers.run(200);

    expect(applied).to.deep.equal([500, 450]);
  });

  it('does not shrink for a few pixels', () => {
    height.ask(500);
    height.ask(492);

    expect(timers.run(200)).to.equal(0);
  });

  it('does not shrink for a guest that grows again', () => {
    height.ask(500);
    height.ask(450);
    height.ask(500);

    expect(timers.run(200)).to.equal(0);
    expect(applied).to.deep.equal([500]);
  });

  it('stays within what a thousand quarrelling reports ask for', () => {
    for (let turn = 0; turn < 1_000; turn += 1) height.ask(turn % 2 ? 600 : 450);

    expect(applied).to.deep.equal([450, 600]);
    expect(timers.run(200)).to.equal(0);
  });
});

describe('a shell', () => {
  it('keeps the height that its element needs from before the frame is there', () => {
    const heights = Object.keys(tags).map((tag) =>
      render(`<${tag} lender="LENDER" client-id="silent"></${tag}>`),
    );

    for (const element of heights) expect(element.getBoundingClientRect().height).to.be.above(200);
  });

  it('is never lower than that, whatever the guest says', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    await say(login, { type: 'height', height: 0 });
    timers.run(200);

    expect(heightOf(login)).to.equal(500);
  });

  it('keeps free what the element needs at its width', () => {
    const card = render('<fs-balance-card lender="LENDER" client-id="silent"></fs-balance-card>');
    const heights = [300, 400, 700].map((width) => {
      card.parentElement!.style.width = `${width}px`;
      return card.getBoundingClientRect().height;
    });

    expect(heights).to.deep.equal([575, 525, 460]);
  });

  it('keeps less free for the button that opens a window', () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="silent" mode="popup" style="width: 400px"></fs-login>',
    );

    expect(login.getBoundingClientRect().height).to.equal(275);
  });

  it('keeps the last height where it is removed and put back', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    await say(login, { type: 'height', height: 777 });
    const place = login.parentElement!;

    login.remove();
    place.append(login);

    expect(login.getBoundingClientRect().height).to.equal(777);
    await shown(login);
    expect(heightOf(login)).to.equal(777);
  });

  for (const height of [-1, 500.5, 20_001, NaN, Infinity, '900', null, { valueOf: 900 }]) {
    it(`does not take ${JSON.stringify(height)} (${String(height)}) for a height`, async () => {
      const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
      await shown(login);
      const before = heightOf(login);

      await say(login, { type: 'height', height });

      expect(heightOf(login)).to.equal(before);
    });
  }
});
