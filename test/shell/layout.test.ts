import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { FsShell } from '../../src/shell/shell.ts';
import {
  asked,
  clear,
  command,
  fallbackOf,
  frameOf,
  lender,
  render,
  rootOf,
  say,
  settled,
  shown,
  until,
} from './harness.ts';
import '../../src/embed.ts';

afterEach(() => {
  clear();
  window.scrollTo(0, 0);
});

const login = '<fs-login lender="LENDER" client-id="plain"></fs-login>';
const tall = '<div style="height: 5000px">A long way</div>';

describe('the place of a shell', () => {
  it('moves nothing below it when the frame takes the place of the fallback', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
    let shift = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        shift += entry.value;
      }
    });
    observer.observe({ type: 'layout-shift' });
    const place = render(
      `<div><fs-balance-card lender="LENDER" client-id="mute" style="width: 400px">
      <a href="/x">Your account</a></fs-balance-card><p>Stays where it is</p></div>`,
    );
    const card = place.firstElementChild!;
    const below = place.lastElementChild!;
    const top = below.getBoundingClientRect().top;
    await until(async () => (await asked(card)).heard.length);

    await say(card, { type: 'shown', height: 517, title: 'Balance' });
    await say(card, { type: 'height', height: 490 });
    await say(card, { type: 'height', height: 525 });
    await settled();

    expect(Boolean(fallbackOf(card))).to.equal(false);
    expect(below.getBoundingClientRect().top).to.equal(top);
    expect(shift).to.equal(0);

    // The test can tell: this is more than what was kept free.
    await say(card, { type: 'height', height: 900 });
    await until(() => shift > 0);
    observer.disconnect();
  });

  it('is as wide as its column, whatever the page does to its display', async () => {
    const place = render(`<div style="width: 500px">${login}</div>`);
    const element = place.firstElementChild as HTMLElement;
    const frame = await shown(element);

    for (const display of ['block', 'inline', 'inline-block', 'flex', 'grid', 'contents']) {
      element.style.setProperty('display', display, 'important');
      const { width, height } = frame.getBoundingClientRect();
      if (display !== 'inline-block') expect(width, display).to.equal(500);
      expect(width, display).to.be.at.least(280);
      expect(height, display).to.equal(500);
    }
  });

  it('is not squeezed to nothing in a row of things', async () => {
    const row = render(`<div style="display: flex; width: 900px">${login}<p>Beside it</p></div>`);

    const frame = await shown(row.firstElementChild!);

    expect(frame.getBoundingClientRect().width).to.equal(280);
  });

  it('is gone where the page hides the element', () => {
    const element = render(login.replace('>', ' hidden>'));

    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('keeps the page’s reset away from the frame', async () => {
    const style = document.createElement('style');
    style.textContent =
      '* { all: unset !important } iframe, div, section { display: none !important; height: 1px !important }';
    document.head.append(style);
    const element = document.createElement('fs-login');
    element.setAttribute('lender', lender);
    element.setAttribute('client-id', 'plain');
    document.body.append(element);

    const frame = await shown(element);

    expect(frame.getBoundingClientRect().height).to.equal(500);
    expect(getComputedStyle(frame).borderTopWidth).to.equal('0px');
    style.remove();
  });
});

describe('a shell below the fold', () => {
  it('makes its frame when it comes near', async () => {
    const element = render(`<div>${tall}${login}</div>`).lastElementChild!;
    await settled();
    await settled();
    expect(Boolean(frameOf(element))).to.equal(false);
    expect((element as FsShell).facts.state).to.equal('waiting');

    window.scrollTo(0, 5000 - window.innerHeight - 500);

    await shown(element);
  });

  it('makes none while its parent is not displayed', async () => {
    const place = render(`<div style="display: none">${login}</div>`);
    const element = place.firstElementChild!;
    await settled();
    await settled();
    expect(Boolean(frameOf(element))).to.equal(false);

    place.style.display = '';

    await shown(element);
  });

  it('makes the frame that the lender prefers, told before it was near', async () => {
    const element = render(
      `<div>${tall}<fs-login lender="LENDER" client-id="popup"></fs-login></div>`,
    ).lastElementChild!;
    await until(() => (element as FsShell).facts.policy);

    element.scrollIntoView();

    const frame = await shown(element);
    expect(frame.src).to.contain('mode=popup');
  });

  it('has its link from the start where the lender refuses', async () => {
    const element = render(
      `<div>${tall}<fs-login lender="LENDER" client-id="unregistered"></fs-login></div>`,
    ).lastElementChild!;

    await until(() => (element as FsShell).facts.state === 'failed');
    expect(fallbackOf(element)).to.match(/^Sign in at /);
    element.scrollIntoView();
    await settled();
    await settled();

    expect(Boolean(frameOf(element))).to.equal(false);
  });
});

describe('the keyboard', () => {
  it('goes into the frame with focus()', async () => {
    const element = render(login);
    await shown(element);

    element.focus();

    expect(document.activeElement).to.equal(element);
    expect(rootOf(element).activeElement).to.equal(frameOf(element));
  });

  it('goes to the link with focus() where there is no frame', async () => {
    const element = render(
      '<fs-login lender="LENDER" client-id="plain" mode="redirect"></fs-login>',
    );
    await until(() => fallbackOf(element));

    element.focus();

    expect(rootOf(element).activeElement).to.equal(rootOf(element).querySelector('a'));
  });

  it('passes through the frame from what is before to what is after', async () => {
    const place = render(`<div><button>Before</button>${login}<button>After</button></div>`);
    const [before, element, after] = [...place.children] as HTMLElement[];
    await shown(element!);
    before!.focus();

    await sendKeys({ press: 'Tab' });
    await until(async () => (await asked(element!)).focused);
    expect(document.activeElement).to.equal(element);
    await sendKeys({ press: 'Tab' });

    await until(() => document.activeElement === after);
  });

  it('passes over a frame that is not shown yet', async () => {
    const place = render(
      `<div><button>Before</button><fs-login lender="LENDER" client-id="mute"><b>Wait</b></fs-login>
      <button>After</button></div>`,
    );
    const [before, element, after] = [...place.children] as HTMLElement[];
    await until(async () => (await asked(element!)).heard.length);
    await until(() => frameOf(element!)!.inert);
    before!.focus();

    await sendKeys({ press: 'Tab' });

    expect(document.activeElement).to.equal(after);
  });

  it('is handed from the fallback’s link to the frame that takes its place', async () => {
    const element = render(
      '<fs-login lender="LENDER" client-id="mute"><a href="/x">Sign in</a></fs-login>',
    );
    await until(async () => (await asked(element)).heard.length);
    element.querySelector('a')!.focus();

    command(element, 'say', { type: 'shown', height: 450, title: 'Sign in' });
    await shown(element);

    expect(document.activeElement).to.equal(element);
    expect(rootOf(element).activeElement).to.equal(frameOf(element));
  });

  it('is taken from nobody else when a frame is shown', async () => {
    const place = render(
      '<div><input /><fs-login lender="LENDER" client-id="mute"></fs-login></div>',
    );
    const [input, element] = [...place.children] as HTMLElement[];
    await until(async () => (await asked(element!)).heard.length);
    input!.focus();

    command(element!, 'say', { type: 'shown', height: 450, title: 'Sign in' });
    await shown(element!);

    expect(document.activeElement).to.equal(input);
  });
});
