import { setStage } from './framed-stage.mjs';
import { alternate, round } from './median.mjs';

const runs = 9;
const slowdown = 4;
const card = '<fs-balance-card client-id="bench-motors"></fs-balance-card>';

/**
 * Milliseconds from the navigation of a host's page until its framed balance cards show what is owed, for a customer
 * who is signed in, on a processor four times slower. The design allows four cards three times what one takes.
 */
export async function benchCards() {
  const stage = await setStage(({ script }) => ({
    '/login': `${script}<fs-login client-id="bench-motors"></fs-login>`,
    '/one': script + card,
    '/four': script + card.repeat(4),
  }));
  try {
    const page = await stage.browser.newPage();
    // Frames far below what is seen wait; here all four are seen.
    await page.setViewport({ width: 800, height: 3000 });
    await page.evaluateOnNewDocument(countReady);
    await signIn(page, stage.host);
    await page.setCacheEnabled(false);
    await page.emulateCPUThrottling(slowdown);
    const time = (path, count) => async () => {
      await page.goto(stage.host + path);
      const ready = await page.waitForFunction(
        (wanted) => globalThis.readyAt[wanted - 1],
        {},
        count,
      );
      return ready.jsonValue();
    };
    const [one, four] = await alternate(runs, [time('/one', 1), time('/four', 4)]);
    return [
      { cards: 1, ms: round(one, 1), 'of one': 1 },
      { cards: 4, ms: round(four, 1), 'of one': round(four / one, 2) },
    ];
  } finally {
    await stage.end();
  }
}

/** Runs in the page: notes when each element has said that it is ready. */
function countReady() {
  globalThis.readyAt = [];
  window.addEventListener('fs-ready', () =>
    requestAnimationFrame(() => globalThis.readyAt.push(performance.now())),
  );
}

async function signIn(page, host) {
  await page.evaluateOnNewDocument(() => {
    window.addEventListener('fs-signed-in', () => (globalThis.signedIn = true));
  });
  await page.goto(`${host}/login`);
  await page.waitForFunction(() => globalThis.readyAt.length > 0);
  const frame = page.frames().find((one) => one.url().includes('/embed/frames/'));
  await frame.locator('>>> #user-id').fill('alex.current');
  await frame.locator('>>> #password').fill('sandbox-passphrase-2026');
  await frame.locator('>>> [type=submit]').click();
  await page.waitForFunction(() => globalThis.signedIn);
}
