import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a script sets traps on every object for names that secrets tend to have',
  family: 'prototypes',
  before: `
    window.__trapped = document.createElement('output');
    const names = ['password', 'username', 'userId', 'token', 'accessToken', 'access_token', 'refreshToken',
      'refresh_token', 'routingNumber', 'accountNumber', 'amount', 'name', 'code', 'data', 'detail', 'port'];
    for (const name of names) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get() { return undefined; },
        set(value) {
          console.log('trapped ' + name + ' ' + value);
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
        },
      });
    }`,
});
