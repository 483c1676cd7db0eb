import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a wrapper of fetch throws, and answers with what is no response',
  family: 'network',
  before: `
    let calls = 0;
    window.fetch = function () {
      calls += 1;
      if (calls % 2) throw new TypeError('blocked by a wrapper');
      return Promise.resolve({ ok: true, json: () => ({ modes: ['inline'], host: 'own' }) });
    };`,
});
