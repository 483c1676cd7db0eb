import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'sections are skipped by the browser until they are near, and contained in every way',
  family: 'looks',
  head: ({ nonce }) => `<style nonce="${nonce}">
    section { content-visibility: auto; contain-intrinsic-size: 10px 10px; contain: strict; height: 480px; overflow: auto; }
  </style>`,
  body: ({ elements }) => {
    const [open, login, card, panel, close] = elements.split('\n');
    const section = (inner: string | undefined) => `<section>${inner}</section>`;
    return `${open}${section(login)}${section(card)}${section(panel)}${close}`;
  },
});
