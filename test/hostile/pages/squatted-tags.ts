import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'another library has taken the provider’s tag and the card’s already',
  family: 'registry',
  before: `
    customElements.define('fs-central', class extends HTMLElement {});
    customElements.define('fs-balance-card', class extends HTMLElement {
      connectedCallback() { this.setAttribute('squatted', ''); }
    });`,
  fallback: {
    tags: ['fs-balance-card'],
    because: 'a tag belongs to the first who defines it',
    silent: true,
  },
});
