import { frameOf, openFrame } from '../customer.ts';
import { hostPage } from '../host-page.ts';
import { until } from '../until.ts';

export default hostPage({
  about: 'a script moves the elements to another place after the sign-in',
  family: 'moves',
  body: ({ elements }) => `<header></header>${elements}<footer></footer>`,
  async signedIn({ page }) {
    const before = await openFrame(page, 'fs-balance-card');
    await page.evaluate(() => {
      const central = document.querySelector('fs-central');
      if (central) document.querySelector('footer')?.append(central);
    });
    // A move loads frames again, unless the browser can move without.
    await until('the card in its new place', async () => {
      const frame = frameOf(page, 'fs-balance-card');
      return frame && (frame !== before || frame.evaluate('true'));
    });
  },
});
