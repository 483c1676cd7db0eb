import { frameOf } from '../customer.ts';
import { hostPage } from '../host-page.ts';
import { until } from '../until.ts';

export default hostPage({
  about:
    'the host changes its view and address without a load, goes back and makes the elements anew',
  family: 'moves',
  async signedIn({ page }) {
    const html = await page.evaluate(() => {
      const { outerHTML } = document.querySelector('fs-central')!;
      history.pushState({ view: 'inventory' }, '', '?view=inventory#cars');
      document.title = 'Inventory';
      document.body.innerHTML = '<h1>Inventory</h1>';
      return outerHTML;
    });
    await until('no frame left', () => !frameOf(page, 'fs-balance-card'));
    await page.evaluate((markup) => {
      history.back();
      document.body.innerHTML = markup;
    }, html);
  },
});
