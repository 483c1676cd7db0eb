import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s root size is 62.5 percent, so that a rem is ten pixels',
  family: 'looks',
  head: ({ nonce }) =>
    `<style nonce="${nonce}">html { font-size: 62.5%; } body { font-size: 1.4rem; zoom: 1.1; line-height: 0.8; }</style>`,
});
