import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'dozens of cards far down the page stand below the ones in use',
  family: 'moves',
  head: ({ nonce }) => `<style nonce="${nonce}">#far { margin-top: 6000px; }</style>`,
  body: ({ elements, lender }) =>
    `${elements}<div id="far">${`<fs-balance-card client-id="harbor-street-autos" lender="${lender}"></fs-balance-card>`.repeat(40)}</div>`,
});
