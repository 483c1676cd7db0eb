import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements stand in a modal dialog that opens, closes and opens again',
  family: 'moves',
  body: ({ elements }) => `<p>Behind</p><dialog id="box">${elements}</dialog>`,
  async arrive({ page }) {
    await page.evaluate(() => {
      (document.getElementById('box') as HTMLDialogElement).showModal();
    });
  },
  async signedIn({ page }) {
    await page.evaluate(() => {
      const box = document.getElementById('box') as HTMLDialogElement;
      box.close();
      box.showModal();
    });
  },
});
