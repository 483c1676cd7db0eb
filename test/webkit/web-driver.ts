import { type ChildProcess, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's WebKit, by the WebDriver protocol: puppeteer does not speak it. */
export interface WebKit {
  open(url: string): Promise<void>;
  /** Runs a function's body in the page; `arguments` holds `values`. */
  run<T>(body: string, ...values: unknown[]): Promise<T>;
  /** Runs it until it gives something truthy. */
  until<T>(body: string, ...values: unknown[]): Promise<T>;
  close(): Promise<void>;
}

const patience = 30_000;

/** Starts MiniBrowser on a display of its own. */
export async function startWebKit(): Promise<WebKit> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
  if (!binary) throw new Error('MiniBrowser of webkit2gtk-4.1 is not installed');
  const port = await freePort();
  const home = await mkdtemp(join(tmpdir(), 'fs-central-webkit-'));
  const driver = startDriver(port, home);
  const address = `http://127.0.0.1:${String(port)}/session`;
  try {
    await until(() => fetch(`http://127.0.0.1:${String(port)}/status`).then(({ ok }) => ok));
    const browserOptions = { binary, args: ['--automation'] };
    const { sessionId } = await call<{ sessionId: string }>(address, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
    });
    return attach(`${address}/${sessionId}`, () => stop(driver, home));
  } catch (error) {
    await stop(driver, home);
    throw error;
  }
}

function attach(session: string, stopDriver: () => Promise<void>): WebKit {
  const run = <T>(script: string, ...args: unknown[]) =>
    call<T>(`${session}/execute/sync`, { script, args });
  return {
    open: async (url) => void (await call(`${session}/url`, { url })),
    run,
    until: <T>(body: string, ...values: unknown[]) => until(() => run<T>(body, ...values)),
    async close() {
      await fetch(session, { method: 'DELETE' });
      await stopDriver();
    },
  };
}

function startDriver(port: number, home: string): ChildProcess {
  const command = ['--auto-servernum', 'WebKitWebDriver', `--port=${String(port)}`];
  return spawn('xvfb-run', command, {
    env: {
      ...process.env,
      // Nothing of another run, and no graphics card.
      HOME: home,
      XDG_RUNTIME_DIR: home,
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
    stdio: 'ignore',
    detached: true,
  });
}

async function stop(driver: ChildProcess, home: string): Promise<void> {
  if (driver.pid !== undefined && driver.exitCode === null) {
    const ended = new Promise((resolve) => driver.once('exit', resolve));
    // The group: display, driver and browser.
    process.kill(-driver.pid, 'SIGTERM');
    await ended;
  }
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

async function call<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { message?: string } };
  if (!response.ok) throw new Error(value.message ?? response.statusText);
  return value;
}

/** Asks until there is an answer; the last error is the reason where there is none. */
async function until<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  let reason: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen in time', { cause: reason });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
