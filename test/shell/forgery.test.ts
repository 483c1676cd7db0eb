import { expect } from 'chai';
import { eventNames, isEventName, isHeight, isHello } from '../../src/frame/protocol.ts';
import type { FsShell } from '../../src/shell/shell.ts';
import { Forger } from './forger.ts';
import {
  asked,
  clear,
  command,
  frameOf,
  holdTimers,
  lender,
  render,
  rootOf,
  shown,
  until,
} from './harness.ts';
import '../../src/embed.ts';

const { runs, seed } = (await (await fetch('/test/random')).json()) as Record<string, number>;

/** How many ports shells have made. */
let channels = 0;
window.MessageChannel = class extends MessageChannel {
  constructor() {
    super();
    channels += 1;
  }
};

let timers: ReturnType<typeof holdTimers>;
// Or the shell gives up a silent guest while we are at it.
beforeEach(() => (timers = holdTimers()));
afterEach(() => timers.restore());
afterEach(clear);

/** Everything that a message could change. */
async function standing(element: Element) {
  const frame = frameOf(element)!;
  return {
    facts: (element as FsShell).facts,
    inside: rootOf(element).innerHTML,
    classes: frame.className,
    heard: (await asked(element)).heard.length,
    channels,
  };
}

/** Notes what is thrown and dispatched from now on. */
function watch(element: Element) {
  const noted: string[] = [];
  const note = (event: Event) =>
    noted.push(event instanceof ErrorEvent ? event.message : event.type);
  window.addEventListener('error', note);
  window.addEventListener('unhandledrejection', note);
  for (const name of eventNames) element.addEventListener(name, note);
  return {
    noted,
    end() {
      window.removeEventListener('error', note);
      window.removeEventListener('unhandledrejection', note);
    },
  };
}

/** A frame that is not the shell's, once it has loaded. */
async function sibling(origin: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.src = `${origin}/embed/frames/x?client_id=silent&host=${encodeURIComponent(location.origin)}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  return frame.contentWindow!;
}

/** An event that a script of the page makes; Firefox lets it name no window of another origin. */
function forge(data: unknown, source: Window | null, origin: string): MessageEvent {
  try {
    return new MessageEvent('message', { data, source, origin });
  } catch {
    return new MessageEvent('message', { data, origin });
  }
}

/** Resolves when every message that was posted before has been handed out. */
const delivered = () =>
  new Promise<void>((resolve) => {
    const last = crypto.randomUUID();
    const listener = ({ data }: MessageEvent) => {
      if (data !== last) return;
      window.removeEventListener('message', listener);
      resolve();
    };
    window.addEventListener('message', listener);
    setTimeout(() => window.postMessage(last, location.origin), 20);
  });

describe(`forged messages (seed ${seed}, ${runs} of each kind)`, function () {
  this.timeout(240_000);

  for (const client of ['silent', 'plain']) {
    it(`to the window change nothing for a guest that is ${client}`, async () => {
      const login = render(`<fs-login lender="LENDER" client-id="${client}"></fs-login>`);
      await (client === 'plain' ? shown(login) : asked(login));
      // Which comes after the last that the shell does by itself: a silent guest's frame is hidden by then.
      await until(() => (login as FsShell).facts.policy);
      const [near, far] = [await sibling(location.origin), await sibling(lender)];
      const own = frameOf(login)!.contentWindow!;
      const before = await standing(login);
      const watched = watch(login);
      const forger = new Forger(seed!);

      const senders = [
        (message: unknown) => window.postMessage(message, location.origin),
        (message: unknown) => near.postMessage({ do: 'tell', with: message }, location.origin),
        (message: unknown) => far.postMessage({ do: 'tell', with: message }, lender),
        (message: unknown) => {
          if (!isHello(message)) command(login, 'tell', message);
        },
        (message: unknown) =>
          window.dispatchEvent(
            forge(
              message,
              forger.pick([own, far, near, window, null]),
              forger.pick([lender, location.origin, '', 'null', `${lender}.example`]),
            ),
          ),
      ];
      for (let run = 0; run < runs!; run += 1) {
        const message = forger.pick([
          () => forger.greeting(),
          () => forger.saying(),
          () => forger.rubbish(),
        ])();
        forger.pick(senders)(message);
        // Lets the browser hand them out, or the queues fill its memory.
        if (run % 500 === 499) await delivered();
      }
      await delivered();

      expect(await standing(login)).to.deep.equal(before);
      expect(watched.noted).to.deep.equal([]);
      watched.end();
    });
  }

  it('of the guest’s own make no error and no event that does not cross', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);
    const before = await standing(login);
    const watched = watch(login);
    const forger = new Forger(seed! + 1);

    for (let run = 0; run < runs!; run += 1) {
      const message = forger.pick([() => forger.saying(), () => forger.rubbish()])();
      if (!isRight(message)) command(login, 'say', message);
      if (run % 500 === 499) await asked(login);
    }

    const after = await standing(login);
    expect(after).to.deep.equal(before);
    expect(watched.noted).to.deep.equal([]);
    watched.end();
  });

  it('of a frame that was led elsewhere are not answered', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    const frame = await shown(login);
    const before = channels;
    const greeted = new Promise<unknown>((resolve) =>
      window.addEventListener('message', ({ data, origin }) => {
        if (origin === location.origin && isHello(data)) resolve(data);
      }),
    );

    frame.contentWindow!.location = frame.src.replace(lender, location.origin);
    await greeted;
    await delivered();

    expect(channels).to.equal(before);
  });
});

/** Whether a guest may say this, and so changes something. */
function isRight(message: unknown): boolean {
  const { type, height, title, name, storage } = (message ?? {}) as Record<string, unknown>;
  return (
    type === 'redirect' ||
    (type === 'height' && isHeight(height)) ||
    (type === 'shown' && isHeight(height) && typeof title === 'string') ||
    (type === 'event' && isEventName(name)) ||
    (type === 'environment' && (storage === 'denied' || storage === 'partitioned'))
  );
}
