import { frameOf } from '../customer.ts';
import assert from 'node:assert/strict';
import { hostPage, type Visit } from '../host-page.ts';
import { engine } from '../outcomes.ts';
import { until } from '../until.ts';

/** Chromium's shell without a window has no such cache. */
const keeps = engine === 'firefox';

/** @returns whether the page came back out of the cache */
async function leaveAndReturn({ page, parts }: Visit): Promise<boolean> {
  if (keeps) await page.waitForNetworkIdle({ timeout: 30_000 }).catch(() => undefined);
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => (document.body.id = `kept-${persisted}`));
  });
  await page.goto(`${parts.host}/blank`);
  // Firefox says nothing to its driver of a page that was at rest and comes out of the cache: `goBack()` would wait for ever.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await until('the page again', () =>
    page.evaluate(
      () => location.pathname === '/back-forward-cache' && document.readyState !== 'loading',
    ),
  );
  return page.evaluate(() => document.body.id === 'kept-true');
}

export default hostPage({
  about: 'the customer follows a link after the sign-in and comes back',
  family: 'moves',
  async signedIn(visit) {
    const { page, keepTrace } = visit;
    await keepTrace();
    let kept = await leaveAndReturn(visit);
    // What is still being fetched as the page is left keeps it out of the cache.
    for (let tries = 1; keeps && !kept && tries < 3; tries += 1) kept = await leaveAndReturn(visit);
    console.log(`back-forward-cache: ${engine} ${kept ? 'kept the page' : 'loaded it anew'}`);
    assert.equal(kept, keeps, 'the page comes out of the cache where the browser has one');
    if (!kept) return;
    // Nor of its frames, so this test could not look into them: what is left is that they are shown as they were.
    await until('the sign-in as it was left', () =>
      page.evaluate(() => {
        const login = document.querySelector<HTMLElement & { facts?: { state: string } }>(
          'fs-login',
        );
        return login?.facts?.state === 'shown';
      }),
    );
    await keepTrace();
    await page.evaluate(() => void setTimeout(() => location.reload()));
    await until('the sign-in loaded anew', () => frameOf(page, 'fs-login') !== undefined);
  },
});
