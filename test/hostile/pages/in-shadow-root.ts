import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a component of the host has the elements in its own shadow root',
  family: 'registry',
  body: ({ elements, script }) => `
    <dealer-shell></dealer-shell>
    <template id="inside">${elements}</template>
    ${script(`
      customElements.define('dealer-shell', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).append(document.getElementById('inside').content.cloneNode(true));
        }
      });`)}`,
});
