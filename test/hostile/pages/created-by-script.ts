import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'scripts make the elements, in every way that scripts have',
  family: 'registry',
  body: () => '<main id="main"></main>',
  after: `
    const main = document.getElementById('main');
    const link = '<a href="/">Sign in to your account</a>';
    const central = document.createElement('fs-central');
    central.setAttribute('client-id', 'harbor-street-autos');
    main.append(central);
    central.insertAdjacentHTML('beforeend', '<fs-login>' + link + '</fs-login>');
    const card = document.createElement('fs-balance-card');
    card.innerHTML = link;
    central.append(card);
    customElements.whenDefined('fs-payment-panel').then(() => {
      const panel = document.createElement('fs-payment-panel');
      panel.innerHTML = link;
      central.append(panel.cloneNode(true));
    });`,
});
