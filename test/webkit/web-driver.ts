import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/sandbox.ts';
import { mainFigure, namedElements, shownText } from '../support/in-page.ts';

/** Debian's WebKit, by the WebDriver protocol: puppeteer does not speak it. */
export interface WebKit {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Clicks what has this role and name, as the engine computes them, once it is there. */
  click(role: string, name: string): Promise<void>;
  /** Types into the text field of this name with its keyboard. */
  type(name: string, text: string): Promise<void>;
  /** Waits until something of this role and name is there. */
  find(role: string, name: string): Promise<void>;
  /** Waits until the page shows a text, wherever in its shadow roots, and returns all it shows. */
  waitForText(text: string | RegExp): Promise<string>;
  /** Text of the balance card's main figure, once it is on screen. */
  shownAmount(): Promise<string>;
  /** Runs a function's body in the page; what it gives may be a promise. */
  run<T>(body: string): Promise<T>;
  close(): Promise<void>;
}

/** Milliseconds to wait for something to appear; generous, since machines in CI are slow. */
const patience = 30_000;

/** Member under which the protocol keeps the reference to an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
type ElementReference = Record<typeof elementKey, string>;

/** Starts MiniBrowser on a display of its own. */
export async function startWebKit(): Promise<WebKit> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
  if (!binary) throw new Error('MiniBrowser of webkit2gtk-4.1 is not installed');
  const home = await mkdtemp(join(tmpdir(), 'fs-central-webkit-'));
  const display = await startDisplay();
  const port = await freePort();
  const driver = startDriver(port, home, display.name);
  const stop = async () => {
    await end(driver);
    await end(display.server);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const address = `http://127.0.0.1:${String(port)}`;
  try {
    await until(() => fetch(`${address}/status`).then(({ ok }) => ok));
    const browserOptions = { binary, args: ['--automation'] };
    const { sessionId } = await call<{ sessionId: string }>('POST', `${address}/session`, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
    });
    return attach(`${address}/session/${sessionId}`, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function attach(session: string, stop: () => Promise<void>): WebKit {
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', `${session}/${path}`, body);
  const ask = (element: string, what: string) =>
    call<string>('GET', `${session}/element/${element}/${what}`);
  const evaluate = <T>(page: () => T) =>
    post<T>('execute/sync', { script: `return (${String(page)})()`, args: [] });

  /** The element's identifier, once the engine calls something so. */
  const find = (role: string, name: string): Promise<string> =>
    until(async () => {
      const candidates = (await evaluate(namedElements)) as unknown as ElementReference[];
      for (const { [elementKey]: element } of candidates) {
        if ((await ask(element, 'computedrole')) !== role) continue;
        if ((await ask(element, 'computedlabel')) === name) return element;
      }
      return undefined;
    }, `no ${role} is called ${name}`);

  /** By the pointer: the protocol's own click takes the host of a shadow root to be in the way. */
  const press = async (element: string) => {
    const origin: ElementReference = { [elementKey]: element };
    await post('execute/sync', {
      script: `arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })`,
      args: [origin],
    });
    const actions = [
      { type: 'pointerMove', origin, x: 0, y: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await post('actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  };

  return {
    open: (url) => post('url', { url }),
    reload: () => post('refresh'),
    find: async (role, name) => void (await find(role, name)),
    click: async (role, name) => press(await find(role, name)),
    type: async (name, text) => post(`element/${await find('textbox', name)}/value`, { text }),
    waitForText(text) {
      const shows = (shown: string) =>
        typeof text === 'string' ? shown.includes(text) : text.test(shown);
      return until(
        async () => {
          const shown = await evaluate(shownText);
          return shows(shown) ? shown : undefined;
        },
        `the page never showed ${String(text)}`,
      );
    },
    shownAmount: () => until(() => evaluate(mainFigure), 'no amount is on screen'),
    run: (body) => post('execute/sync', { script: body, args: [] }),
    async close() {
      await fetch(session, { method: 'DELETE' });
      await stop();
    },
  };
}

/** A display that is nobody else's: the server picks a free number and says which. */
async function startDisplay(): Promise<{ name: string; server: ChildProcess }> {
  const size = ['-screen', '0', '1280x1024x24'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer];
  return { name: `:${number.toString().trim()}`, server };
}

function startDriver(port: number, home: string, display: string): ChildProcess {
  return spawn('WebKitWebDriver', [`--port=${String(port)}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      // Nothing of another run, and no graphics card.
      HOME: home,
      XDG_RUNTIME_DIR: home,
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    stdio: 'ignore',
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error ?? ''} ${value.message ?? ''}`.trim());
  return value;
}

/** Asks until there is an answer; the last error is the reason where there is none. */
async function until<T>(ask: () => Promise<T | undefined>, complaint = 'no answer'): Promise<T> {
  const deadline = Date.now() + patience;
  let reason: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      // The page may have been drawn anew in between.
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`In ${String(patience / 1000)} s: ${complaint}`, { cause: reason });
}
