import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the customer follows a link after the sign-in and comes back',
  family: 'moves',
  async signedIn({ page, parts, keepTrace }) {
    await keepTrace();
    await page.goto(`${parts.host}/blank`);
    await page.goBack({ waitUntil: 'domcontentloaded' });
  },
});
