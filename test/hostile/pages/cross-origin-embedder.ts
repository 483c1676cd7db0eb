import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the host is cross-origin isolated: whatever it embeds must agree',
  family: 'policies',
  keyless: ['firefox'],
  headers: () => ({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  }),
});
