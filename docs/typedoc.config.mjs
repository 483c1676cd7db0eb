/** `npm run docs`: the reference of every public name with the guides and decisions; a warning fails it. */
import { OptionDefaults } from 'typedoc';

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'FS Central',
  entryPoints: [
    '../src/index.ts',
    '../src/define.ts',
    '../src/embed.ts',
    '../src/embed.ts',
    '../sdk/index.ts',
    '../sdk/contract/index.ts',
    '../sdk/mocks/index.ts',
  ],
  tsconfig: 'tsconfig.json',
  out: 'site',
  readme: '../README.md',
  projectDocuments: ['guides/*.md', 'decisions/*.md'],
  // What elements add to TSDoc for the manifest.
  blockTags: [...OptionDefaults.blockTags, '@slot', '@csspart', '@cssproperty', '@attr'],
  plugin: [linkLit],
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
  disableSources: true,
  hideGenerator: true,
  treatWarningsAsErrors: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: ['Class', 'Function', 'Interface', 'Variable', 'TypeAlias', 'Enum'],
};

/** Members inherited from Lit speak of its own functions. */
function linkLit(app) {
  app.converter.addUnknownSymbolResolver(({ symbolReference }) =>
    symbolReference?.path?.at(-1)?.path === 'css'
      ? 'https://lit.dev/docs/api/styles/#css'
      : undefined,
  );
}
