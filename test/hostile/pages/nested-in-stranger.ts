import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a registered page is framed by a page that nobody registered',
  family: 'frames',
  quick: true,
  fromStranger: true,
  scripts: () => '',
  // High enough for all elements to be in sight and to give up at once, not one after the other.
  body: ({ registered }) =>
    `<iframe src="${registered}/plain" width="1200" height="9000"></iframe>`,
  fallback: { because: 'frame-ancestors does not name the site around the host' },
});
