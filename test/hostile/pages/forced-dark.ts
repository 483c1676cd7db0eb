import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s tokens would hide amounts, reach for the network and break out of their value',
  family: 'looks',
  head: ({ nonce, host }) => `<style nonce="${nonce}">
    :root { color-scheme: dark; --fs-color-text: #fff; --fs-color-raised: #fff; --fs-color-surface: #fff;
      --fs-color-muted: transparent; --fs-color-danger: url(${host}/danger); --fs-font: "a;} * { display: none"; --fs-font-size: 400px;
      --fs-space: 9999px; --fs-radius: url(${host}/radius); --fs-shadow: 0 0 0 9999px #fff; }
    @font-face { font-family: seen; src: url(${host}/font); }
  </style>`,
});
