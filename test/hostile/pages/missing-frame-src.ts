import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s policy has no frame-src for the lender',
  family: 'policies',
  headers: ({ nonce, lender }) => ({
    'content-security-policy': `default-src 'self'; script-src 'nonce-${nonce}'; connect-src ${lender}`,
  }),
  fallback: { because: 'frame-src of the host’s policy does not name the lender' },
});
