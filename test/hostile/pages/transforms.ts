import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements are turned, shrunk and mirrored, and never stand still',
  family: 'looks',
  head: ({ nonce }) => `<style nonce="${nonce}">
    main { transform: rotate(7deg) scale(-0.6, 0.6) perspective(400px) rotateY(20deg); will-change: transform; }
    fs-login { animation: sway 2s infinite alternate; }
    @keyframes sway { to { transform: translate(30px, 10px) rotate(-5deg); } }
  </style>`,
  body: ({ elements }) => `<main>${elements}</main>`,
});
