import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a registered page is framed by a page of another registered origin',
  family: 'frames',
  scripts: () => '',
  // High enough for all elements to be in sight and to give up at once, not one after the other.
  body: ({ second }) => `<iframe src="${second}/plain" width="1200" height="9000"></iframe>`,
  fallback: {
    because: 'frame-ancestors names the one host that asks, so that no other site stands around it',
  },
});
