import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'analytics wrap fetch, XMLHttpRequest and sendBeacon, and read every answer',
  family: 'network',
  thorough: true,
  before: `
    const original = window.fetch;
    window.fetch = async function (...args) {
      const response = await original.apply(this, args);
      response.clone().text().then((text) => console.log('answer ' + text));
      return response;
    };
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
      this.addEventListener('load', () => console.log('answer ' + this.responseText));
      return send.call(this, body);
    };`,
});
