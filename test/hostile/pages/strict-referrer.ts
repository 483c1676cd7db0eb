import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host sends no referrer at all',
  family: 'policies',
  headers: () => ({ 'referrer-policy': 'no-referrer' }),
  head: () => '<meta name="referrer" content="no-referrer">',
});
