import { hostPage } from '../host-page.ts';

const names =
  'fetch location document customElements lender client origin parent top self frames crypto name policy config locale';

export default hostPage({
  about: 'elements named like globals and properties stand in the way',
  family: 'registry',
  body: ({ elements }) => `
    ${names
      .split(' ')
      .map((name) => `<a id="${name}" name="${name}" href="https://clobbered.example/"></a>`)
      .join('')}
    <form id="fs" name="fs"><input name="attributes"><input name="parentNode"><input name="shadowRoot"></form>
    <img name="body"><img name="currentScript"><img name="documentElement"><embed name="createElement">
    <form name="head"></form><form name="baseURI"></form><img name="querySelector"><img name="defaultView">
    ${elements}`,
});
