import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'nothing but the snippet',
  family: 'looks',
  quick: true,
  thorough: true,
});
