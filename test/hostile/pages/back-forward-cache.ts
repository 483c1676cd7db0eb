import { frameOf } from '../customer.ts';
import { hostPage } from '../host-page.ts';
import { engine } from '../outcomes.ts';
import { until } from '../until.ts';

export default hostPage({
  about: 'the customer follows a link after the sign-in and comes back',
  family: 'moves',
  async signedIn({ page, parts, keepTrace }) {
    await keepTrace();
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
    const kept = await page.evaluate(() => document.body.id === 'kept-true');
    // Chromium's shell without a window has no such cache.
    console.log(`back-forward-cache: ${engine} ${kept ? 'kept the page' : 'loaded it anew'}`);
    if (!kept || page.frames().length > 1) return;
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
