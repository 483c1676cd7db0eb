import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s policy has no connect-src for the lender',
  family: 'policies',
  headers: ({ nonce, lender }) => ({
    'content-security-policy': `default-src 'self'; script-src 'nonce-${nonce}'; frame-src ${lender}`,
  }),
});
