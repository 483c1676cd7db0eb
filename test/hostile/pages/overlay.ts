import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a layer over the whole page, transparent and listening, lies between customer and frame',
  family: 'looks',
  head: ({ nonce }) => `<style nonce="${nonce}">
    #layer { position: fixed; inset: 0; z-index: 2147483647; background: transparent; }
  </style>`,
  body: ({ elements }) => `${elements}<div id="layer"></div>`,
  after: `
    for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'pointermove', 'click']) {
      addEventListener(type, (event) => console.log('layer', type, event.key, event.data), true);
    }`,
});
