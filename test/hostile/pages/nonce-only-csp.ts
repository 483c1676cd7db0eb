import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host’s policy allows scripts and styles by nonce alone',
  family: 'policies',
  headers: ({ nonce, lender }) => ({
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; frame-src ${lender}; connect-src ${lender}; base-uri 'none'`,
  }),
});
