import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host reads from the right, from the top, and in a language of its own',
  family: 'looks',
  root: 'dir="rtl" class="xx"',
  head: ({ nonce }) => `<style nonce="${nonce}">main { writing-mode: vertical-rl; }</style>`,
  body: ({ elements }) => `<main>${elements}</main>`,
});
