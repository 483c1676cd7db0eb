import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the page of the elements is itself framed by another page of the same host',
  family: 'frames',
  scripts: () => '',
  body: () => '<iframe src="/plain" width="1200" height="1500"></iframe>',
});
