import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the script comes seconds after the page, by a tag manager',
  family: 'registry',
  scripts: ({ lender, script }) =>
    script(`
      addEventListener('load', () => setTimeout(() => {
        const tag = document.createElement('script');
        tag.type = 'module';
        tag.src = '${lender}/embed.js';
        document.body.append(tag);
      }, 1500));`),
});
