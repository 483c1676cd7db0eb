import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a polyfill breaks the iteration of arrays, maps and sets',
  family: 'prototypes',
  before: `
    for (const type of [Array, Map, Set, String, NodeList]) {
      type.prototype[Symbol.iterator] = function () { throw new Error('not iterable'); };
    }`,
});
