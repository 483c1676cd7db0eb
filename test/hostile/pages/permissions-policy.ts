import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host denies its frames every permission it can name',
  family: 'policies',
  headers: () => ({
    'permissions-policy':
      'publickey-credentials-get=(), publickey-credentials-create=(), storage-access=(), clipboard-write=(), fullscreen=(), payment=(), focus-without-user-activation=()',
  }),
});
