import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the page stands in a sandboxed frame that keeps its origin',
  family: 'frames',
  scripts: () => '',
  body: () =>
    '<iframe src="/plain" sandbox="allow-scripts allow-same-origin allow-forms" width="1200" height="1500"></iframe>',
});
