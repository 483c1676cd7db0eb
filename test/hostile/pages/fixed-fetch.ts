import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a monitoring script puts its own fetch there for good: not writable, not configurable',
  family: 'network',
  before: `
    const original = window.fetch;
    Object.defineProperty(window, 'fetch', {
      value: function (...args) { return original.apply(window, args); },
      writable: false,
      configurable: false,
    });`,
});
