import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the page is printed while somebody is signed in',
  family: 'looks',
  head: ({ nonce }) =>
    `<style nonce="${nonce}">@media print { fs-login { display: none; } fs-balance-card { width: 50px; } }</style>`,
  async signedIn({ page }) {
    await page.pdf();
  },
});
