import { hostPage, tags } from '../host-page.ts';

/** Of the first three each is made in a way of its own, the others as the third. */
const [, , ...others] = tags;

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
    for (const tag of ${JSON.stringify(others)}) {
      customElements.whenDefined(tag).then(() => {
        const element = document.createElement(tag);
        element.innerHTML = link;
        central.append(element.cloneNode(true));
      });
    }`,
});
