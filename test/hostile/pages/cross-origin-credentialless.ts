import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host asks for embedding without credentials',
  family: 'policies',
  headers: () => ({ 'cross-origin-embedder-policy': 'credentialless' }),
});
