import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host sends whole addresses as referrers, everywhere',
  family: 'policies',
  headers: () => ({ 'referrer-policy': 'unsafe-url' }),
});
