import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a base element sends relative addresses elsewhere, forms and links to another window',
  family: 'policies',
  head: ({ stranger }) => `<base href="${stranger}/nowhere/" target="_blank">`,
});
