import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host enforces Trusted Types and allows no policy at all',
  family: 'policies',
  quick: true,
  headers: () => ({
    'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'",
  }),
});
