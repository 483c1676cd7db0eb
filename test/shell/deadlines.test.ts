import { expect } from 'chai';
import type { FsShell } from '../../src/shell/shell.ts';
import type { ShellErrorEvent } from '../../src/shell/shell-error.ts';
import {
  asked,
  clear,
  command,
  fallbackOf,
  frameOf,
  holdTimers,
  isSeen,
  once,
  render,
  shown,
  until,
} from './harness.ts';
import '../../src/embed.ts';

let timers: ReturnType<typeof holdTimers>;
beforeEach(() => (timers = holdTimers()));
afterEach(() => timers.restore());
afterEach(clear);

/** A page that has loaded without a hello is given 150 ms more. */
const longerThanGrace = () => new Promise((resolve) => setTimeout(resolve, 190));
const facts = (element: Element) => (element as FsShell).facts;

describe('a shell that waits', () => {
  it('gives up a guest that is silent for four seconds after its page has loaded', async () => {
    const login = render('<fs-login lender="LENDER" client-id="silent"></fs-login>');
    await until(() => frameOf(login));
    expect(timers.run(4_000)).to.equal(0);
    const loaded = once(frameOf(login)!, 'load');
    const failed = once<ShellErrorEvent>(login, 'fs-error');
    await loaded;

    await until(() => timers.run(4_000) === 1);

    expect((await failed).code).to.equal('frame_timeout');
    expect(Boolean(frameOf(login))).to.equal(false);
    expect(fallbackOf(login)).to.match(/^Sign in at /);
  });

  it('hides a frame whose page has come without a guest, and shows what the page has instead', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="silent"><a href="/x">Go</a></fs-login>',
    );
    const frame = await until(() => frameOf(login));
    expect(isSeen(frame)).to.equal(true);

    await until(() => !isSeen(frame));

    expect(fallbackOf(login)).to.equal('Go');
    const { left, top } = login.getBoundingClientRect();
    expect(document.elementFromPoint(left + 5, top + 5)?.textContent).to.equal('Go');
  });

  it('hides a frame that takes long, until its guest has drawn', async () => {
    const login = render('<fs-login lender="LENDER" client-id="mute"></fs-login>');
    const frame = await until(() => frameOf(login));
    await until(async () => (await asked(login)).heard.length);
    expect(isSeen(frame)).to.equal(true);

    timers.run(300);

    expect(isSeen(frame)).to.equal(false);
    command(login, 'say', { type: 'shown', height: 500, title: 'Fake' });
    await until(() => isSeen(frame));
  });

  it('does not hide a frame that the keyboard is in', async () => {
    const login = render('<fs-login lender="LENDER" client-id="mute"></fs-login>');
    const frame = await until(() => frameOf(login));
    await until(async () => (await asked(login)).heard.length);
    frame.focus();

    timers.run(300);

    expect(isSeen(frame)).to.equal(true);
    expect(document.activeElement).to.equal(login);
  });

  it('hides from the start a frame that comes when the page has shown its own content for long', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="silent" style="margin-block-start:9000px"><a href="/x">Go</a></fs-login>',
    );
    await until(() => timers.run(300));
    expect(Boolean(frameOf(login))).to.equal(false);

    login.scrollIntoView();

    expect(isSeen(await until(() => frameOf(login)))).to.equal(false);
  });

  it('hides from the start a frame on a dark page, which would be white until its page has come', async () => {
    const login = render(
      '<fs-login lender="LENDER" client-id="plain" style="color-scheme:dark"></fs-login>',
    );

    const frame = await until(() => frameOf(login));

    expect(isSeen(frame)).to.equal(false);
    await shown(login);
    expect(isSeen(frame)).to.equal(true);
  });

  it('gives a guest that has said hello more time, but not for ever', async () => {
    const login = render('<fs-login lender="LENDER" client-id="mute"></fs-login>');
    const failed = once<ShellErrorEvent>(login, 'fs-error');
    await until(async () => (await asked(login)).heard.length);
    await longerThanGrace();

    expect(timers.run(4_000)).to.equal(0);
    expect(timers.run(30_000)).to.equal(1);

    expect((await failed).code).to.equal('frame_timeout');
  });

  it('waits no longer once the frame is shown', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    await longerThanGrace();

    expect(timers.run(4_000) + timers.run(30_000)).to.equal(0);
  });

  it('gives up a frame that was led to a page without a guest', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    const loaded = once(frameOf(login)!, 'load');

    command(login, 'go', '/test/shell/fake-guest.html?client_id=silent&host=x');
    await loaded;

    await until(() => timers.run(4_000) === 1);
    expect(facts(login)).to.include({ state: 'failed', error: 'frame_timeout' });
  });

  it('tries again when it is put in again', async () => {
    const login = render('<fs-login lender="LENDER" client-id="mute"></fs-login>');
    await until(async () => (await asked(login)).heard.length);
    timers.run(30_000);
    const place = login.parentElement!;

    login.remove();
    login.setAttribute('client-id', 'plain');
    place.append(login);

    await shown(login);
    expect(facts(login).error).to.equal(undefined);
  });
});
