import assert from 'node:assert/strict';
import { hostPage } from '../host-page.ts';
import { olderScript } from '../older/script.ts';

export default hostPage({
  about: 'a copy of an older script that the host keeps itself runs before the lender’s own',
  family: 'registry',
  files: { 'embed-kept.js': { type: 'text/javascript', body: () => olderScript() } },
  scripts: ({ embed }) =>
    `<script type="module" src="/two-versions/embed-kept.js"></script>${embed}`,
  body: ({ elements, lender }) =>
    elements.replace('<fs-central ', `<fs-central lender="${lender}" `),
  async signedIn({ page }) {
    const shellOf = (tag: string) =>
      page.evaluateHandle((name) => Object.getPrototypeOf(customElements.get(name)) as object, tag);
    const [old, oldToo, own] = [
      await shellOf('fs-login'),
      await shellOf('fs-payment-panel'),
      // A tag that the older one does not have.
      await shellOf('fs-documents'),
    ];
    const same = (one: typeof old, other: typeof old) =>
      page.evaluate((left, right) => left === right, one, other);
    assert.ok(await same(old, oldToo), 'tags of the older script');
    assert.ok(!(await same(old, own)), 'and those of the lender’s own');
  },
});
