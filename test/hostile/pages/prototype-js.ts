import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a page of jQuery and Prototype.js in their old ways shares its globals',
  family: 'prototypes',
  before: `
    window.$ = window.jQuery = function (id) { return typeof id === 'string' ? document.getElementById(id) : id; };
    window.$$ = function (selector) { return [].slice.call(document.querySelectorAll(selector)); };
    window.$A = function (list) { return [].slice.call(list); };
    window.Class = { create() { return function () {}; } };
    window.Template = function () {};
    window.Hash = window.Enumerable = window.Ajax = window.Form = window.Field = {};
    Object.extend = function (to, from) { for (var name in from) to[name] = from[name]; return to; };
    Object.extend(Array.prototype, {
      each(f) { for (var i = 0; i < this.length; i++) f(this[i], i); return this; },
      toJSON() { return '[' + this.join(', ') + ']'; },
      first() { return this[0]; },
      clear() { this.length = 0; return this; },
      uniq() { return this; },
      toArray() { return this.slice(); },
    });
    Object.extend(String.prototype, { toJSON() { return '"' + this + '"'; }, strip() { return this.trim(); }, gsub() { return ''; } });
    Object.extend(Function.prototype, {
      bind(to) { var f = this, fixed = [].slice.call(arguments, 1);
        return function () { return f.apply(to, fixed.concat([].slice.call(arguments))); }; },
      wrap() { return this; },
    });
    Object.extend(Element.prototype, { hide() { this.style.display = 'none'; }, show() { this.style.display = ''; }, update(html) { this.innerHTML = html; } });
    document.getElementsByClassName = function (name) { return $$('.' + name); };
    window.Object.toJSON = function (value) { return String(value); };`,
});
