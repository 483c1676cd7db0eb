import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the script is pasted twice, once with a query of a cache buster',
  family: 'registry',
  scripts: ({ lender, embed }) =>
    `${embed}${embed.replace('embed.js', 'embed.js?v=20261122')}<link rel="modulepreload" href="${lender}/embed.js">`,
});
