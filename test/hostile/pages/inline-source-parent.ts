import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the elements stand in a document that a script wrote into a frame without an address',
  family: 'frames',
  scripts: () => '',
  body: ({ embed, elements }) => {
    const inner = `<!doctype html>${embed}<body>${elements}`
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;');
    return `<iframe srcdoc="${inner}" width="1200" height="1500"></iframe>`;
  },
});
