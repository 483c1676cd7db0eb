import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'sections are skipped by the browser until they are near, and contained in every way',
  family: 'looks',
  head: ({ nonce }) => `<style nonce="${nonce}">
    section { content-visibility: auto; contain-intrinsic-size: 10px 10px; contain: strict; height: 480px; overflow: auto; }
  </style>`,
  // One line for each element, between those of the provider.
  body: ({ elements }) =>
    elements.replace(/^<(?!\/?fs-central).*$/gm, (element) => `<section>${element}</section>`),
});
