import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a library of the last decade replaces what arrays, strings and functions can do',
  family: 'prototypes',
  before: `
    for (const name of ['map', 'filter', 'forEach', 'find', 'some', 'every', 'includes', 'push', 'slice', 'indexOf']) {
      Array.prototype[name] = function () { return undefined; };
    }
    for (const name of ['startsWith', 'endsWith', 'includes', 'replace', 'trim', 'split']) {
      String.prototype[name] = function () { return 'poisoned'; };
    }
    Object.keys = Object.entries = Object.assign = function () { return []; };
    Array.from = function () { return []; };`,
});
