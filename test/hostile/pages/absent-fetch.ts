import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a script takes fetch, sendBeacon and the observers away',
  family: 'network',
  before: `
    for (const name of ['fetch', 'Request', 'Response', 'Headers', 'XMLHttpRequest']) window[name] = undefined;
    Navigator.prototype.sendBeacon = undefined;`,
});
