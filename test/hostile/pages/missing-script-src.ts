import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s policy does not let the lender’s script in',
  family: 'policies',
  headers: ({ nonce, lender }) => ({
    'content-security-policy': `script-src 'nonce-${nonce}'; frame-src ${lender}`,
  }),
  scripts: ({ lender }) => `<script type="module" src="${lender}/embed.js"></script>`,
  fallback: { silent: true, because: 'script-src of the host’s policy does not name the lender' },
});
