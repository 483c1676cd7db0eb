import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a monitoring script wraps promises and puts a library in their place',
  family: 'prototypes',
  before: `
    const { then } = Promise.prototype;
    Promise.prototype.then = function (done, failed) {
      window.__promises = (window.__promises || 0) + 1;
      return then.call(this, done && ((value) => { window.__last = value; return done(value); }), failed);
    };
    window.Promise = class extends Promise {};
    Promise.prototype.finally = undefined;`,
});
