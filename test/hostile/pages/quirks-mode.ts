import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a page without a doctype, laid out with tables and fonts',
  family: 'looks',
  doctype: '',
  body: ({ elements }) =>
    `<center><font size="1"><table width="300" border="1"><tr><td height="10" nowrap>${elements}</td></tr></table></font></center>`,
});
