import { readFileSync } from 'node:fs';
import { hostPage } from '../host-page.ts';

const script = new URL('../../../dist/embed.js', import.meta.url);

export default hostPage({
  about: 'a copy of the script that the host keeps itself runs before the lender’s own',
  family: 'registry',
  files: {
    'embed-kept.js': {
      type: 'text/javascript',
      body: () => `/* kept */ ${readFileSync(script, 'utf8')}`,
    },
  },
  scripts: ({ embed }) =>
    `<script type="module" src="/two-versions/embed-kept.js"></script>${embed}`,
  body: ({ elements, lender }) =>
    elements.replace('<fs-central ', `<fs-central lender="${lender}" `),
});
