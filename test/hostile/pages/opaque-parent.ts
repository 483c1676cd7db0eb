import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the page stands in a sandboxed frame without an origin',
  family: 'frames',
  scripts: () => '',
  body: () => '<iframe src="/plain" sandbox="allow-scripts" width="1200" height="1500"></iframe>',
  fallback: { because: 'a frame without an origin is nobody’s, so no frame-ancestors can name it' },
});
