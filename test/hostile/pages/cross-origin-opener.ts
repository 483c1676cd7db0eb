import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host severs its windows with Cross-Origin-Opener-Policy',
  family: 'policies',
  headers: () => ({ 'cross-origin-opener-policy': 'same-origin' }),
});
