import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a registered page is framed by a page that nobody registered',
  family: 'frames',
  quick: true,
  fromStranger: true,
  scripts: () => '',
  body: ({ registered }) =>
    `<iframe src="${registered}/plain" width="1200" height="1500"></iframe>`,
  fallback: { because: 'frame-ancestors does not name the site around the host' },
});
