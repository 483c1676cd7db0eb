import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a hardening script freezes the language before anybody else runs',
  family: 'prototypes',
  quick: true,
  before: `
    for (const type of [Object, Array, String, Function, Promise, Map, Set, Error, RegExp, Date, Symbol, JSON,
      EventTarget, Node, Element, HTMLElement, Event, CustomEvent, MessagePort]) {
      if (type.prototype) Object.freeze(type.prototype);
      Object.freeze(type);
    }`,
});
