import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements stand in a column of no width, and have to be scrolled to',
  family: 'looks',
  head: ({ nonce }) =>
    `<style nonce="${nonce}">aside { width: 40px; height: 600px; overflow: auto; position: absolute; left: 0; }</style>`,
  body: ({ elements }) => `<aside>${elements}</aside>`,
});
