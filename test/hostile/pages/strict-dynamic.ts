import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host trusts only scripts that its own script loads',
  family: 'policies',
  headers: ({ nonce, lender }) => ({
    'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'none'; frame-src ${lender}`,
  }),
  scripts: ({ lender, script }) =>
    script(`
      const tag = document.createElement('script');
      tag.type = 'module';
      tag.src = '${lender}/embed.js';
      document.head.append(tag);`),
});
