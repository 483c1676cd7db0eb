import { frameOf } from '../customer.ts';
import { hostPage } from '../host-page.ts';
import { until } from '../until.ts';

export default hostPage({
  about: 'a script takes the elements out and puts the same ones back later',
  family: 'moves',
  async signedIn({ page }) {
    await page.evaluate(() => {
      const central = document.querySelector('fs-central');
      central?.remove();
      Object.assign(window, { central });
    });
    await until('no frame left', () => !frameOf(page, 'fs-balance-card'));
    await page.evaluate(() => {
      document.body.append((window as unknown as { central: Element }).central);
    });
  },
});
