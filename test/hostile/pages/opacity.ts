import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements are all but invisible, under filters, clips and blends',
  family: 'looks',
  head: ({ nonce }) => `<style nonce="${nonce}">
    fs-central { opacity: 0.01; filter: blur(8px) grayscale(1); mix-blend-mode: difference; clip-path: inset(0 20% 0 0); }
  </style>`,
});
