import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements stand in a popover, and everything else is inert',
  family: 'moves',
  body: ({ elements }) =>
    `<div inert><p>Behind</p></div><div id="box" popover="manual" style="max-height: 90vh">${elements}</div>`,
  async arrive({ page }) {
    await page.evaluate(() => document.getElementById('box')!.showPopover());
  },
});
