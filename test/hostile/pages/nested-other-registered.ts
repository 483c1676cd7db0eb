import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a registered page is framed by a page of another registered origin',
  family: 'frames',
  scripts: () => '',
  body: ({ second }) => `<iframe src="${second}/plain" width="1200" height="1500"></iframe>`,
  fallback: {
    because: 'frame-ancestors names the one host that asks, so that no other site stands around it',
  },
});
