/**
 * One table of entries -> dist/. Every file is ready for a browser: dependencies are inside, in chunks that the entries
 * share (docs/decisions/0005-one-build-for-browsers-and-bundlers.md). An entry whose source does not exist yet is left out.
 */
import { existsSync, readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { analyseElements } from './build/analyse-elements.mjs';
import { copyThemes } from './build/copy-themes.mjs';
import { declareTypes } from './build/declare-types.mjs';
import { describeApi } from './build/describe-api.mjs';
import { noticeLicences } from './build/notice-licences.mjs';
import { reportModules } from './build/report-modules.mjs';
import { stampBuild } from './build/stamp.mjs';

const elements = readdirSync('src/elements').filter((name) =>
  existsSync(`src/elements/${name}/define.ts`),
);

/** Output path without `.js` -> source. */
const shared = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  ...Object.fromEntries(
    elements.flatMap((name) => [
      [`elements/${name}/${name}`, `src/elements/${name}/${name}.ts`],
      [`elements/${name}/define`, `src/elements/${name}/define.ts`],
    ]),
  ),
  'sdk/index': 'sdk/index.ts',
  'contract/index': 'sdk/contract/index.ts',
  'mocks/index': 'sdk/mocks/index.ts',
};

/** Whole programs in one file each, for a page with a single script tag. */
const single = {
  embed: 'src/embed.ts',
  'bundles/define': 'src/define.ts',
  'bundles/sdk': 'sdk/index.ts',
};

const options = {
  // Whoever uses the mocks brings msw: it is an optional peer and registers a worker of its own version.
  external: /^msw(\/|$)/,
  plugins: [
    nodeResolve({ browser: true, extensions: ['.ts', '.js', '.mjs'] }),
    esbuild({
      target: 'es2023',
      tsconfig: 'src/tsconfig.json',
      loaders: { '.json': 'json' },
    }),
  ],
};

const output = {
  dir: 'dist',
  format: 'es',
  sourcemap: true,
  plugins: [minify({ target: 'es2023', legalComments: 'none' })],
};

export default [
  ...Object.entries(existing(single)).map(([name, input]) => ({
    ...options,
    input: { [name]: input },
    output: { ...output, entryFileNames: '[name].js', inlineDynamicImports: true },
    plugins: [...options.plugins, reportModules()],
  })),
  // Last, because it ends by noting that dist is complete.
  {
    ...options,
    input: existing(shared),
    output: {
      ...output,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      // Smaller than this, a chunk costs more as a request than it saves as a cache entry.
      experimentalMinChunkSize: 1_000,
    },
    plugins: [
      ...options.plugins,
      reportModules(),
      noticeLicences(),
      declareTypes(),
      analyseElements(),
      describeApi(),
      copyThemes(),
      stampBuild(),
    ],
  },
];

function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(source)));
}
