import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the script runs from the head before there is a body',
  family: 'registry',
  scripts: ({ embed }) => embed.replace('<script ', '<script async '),
  body: ({ elements }) => `<p>Our service desk opens at eight.</p>${elements}`,
});
