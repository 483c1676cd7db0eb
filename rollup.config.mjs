/**
 * One table of entries -> dist/. Every file is ready for a browser: dependencies are inside, in chunks that the entries
 * share (docs/decisions/0005-one-build-for-browsers-and-bundlers.md). An entry whose source does not exist yet is left out.
 */
import { existsSync, readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { analyseElements } from './test/support/build/analyse-elements.mjs';
import { coreChunk } from './test/support/build/core-chunk.mjs';
import { copyThemes } from './test/support/build/copy-themes.mjs';
import { declareTypes } from './test/support/build/declare-types.mjs';
import { drawFirstPictures } from './test/support/build/draw-first-pictures.mjs';
import { describeApi } from './test/support/build/describe-api.mjs';
import { lightenPackages } from './test/support/build/lighten-packages.mjs';
import { listPortalPreloads, listPreloads } from './test/support/build/list-preloads.mjs';
import { minifyChunk } from './test/support/build/minify-chunk.mjs';
import { minifyTemplates } from './test/support/build/minify-templates.mjs';
import { noticeLicences } from './test/support/build/notice-licences.mjs';
import { shimDom } from './test/support/build/shim-dom.mjs';
import { reportModules } from './test/support/build/report-modules.mjs';
import { forgetKnownValues } from './test/support/build/forget-known-values.mjs';
import { finishBuild } from './test/support/build/stamp.mjs';

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
};

const parts = {
  first: 'src/elements/login/define.ts',
  others: elements
    .filter((name) => name !== 'login')
    .map((name) => `src/elements/${name}/define.ts`),
  apart: 'sdk/index.ts',
  // Of @lit/context, for fs-central alone.
  except: /context-provider|value-notifier/,
};

/** Pages at the lender's origin; apart, or they would cut the chunks of the elements into smaller ones. */
const pages = {
  ...pagesIn('src/frame/pages', 'frame', elements),
  ...pagesIn('src/windows', 'windows', ['sign-in', 'callback', 'confirm', 'document']),
};

const partsOfPages = {
  first: 'src/elements/login/define.ts',
  others: [...parts.others, 'src/frame/launcher.ts'],
  always: 'src/frame/guest.ts',
  except: parts.except,
};

/** For servers and tests; apart, or the chunks of the SDK would carry what only these need. */
const tools = {
  'contract/index': 'sdk/contract/index.ts',
  'mocks/index': 'sdk/mocks/index.ts',
};

/** Whole programs in one file each, for a page with a single script tag. */
const single = {
  embed: 'src/embed.ts',
  'shell/diagnose': 'src/shell/diagnose.ts',
  'bundles/define': 'src/define.ts',
  'bundles/sdk': 'sdk/index.ts',
};

export default [
  ...Object.entries(existing(single)).map(([name, input]) =>
    program({ [name]: input }, { inlineDynamicImports: true }),
  ),
  // Written into the pages by the server, as a script of its own.
  program({ 'frame/early': 'src/frame/early.ts' }, { format: 'iife' }),
  // A worker is a file of its own; the policies of the lender's pages name its folder.
  program({ 'workers/proof-of-work': 'src/workers/proof-of-work.ts' }, { format: 'iife' }),
  program(tools),
  program(pages, { manualChunks: coreChunk(partsOfPages), onlyExplicitManualChunks: true }, [
    listPreloads(),
    drawFirstPictures(),
  ]),
  // Last, because it ends by noting that dist is complete.
  program(shared, { manualChunks: coreChunk(parts), onlyExplicitManualChunks: true }, [
    listPortalPreloads(),
    noticeLicences(),
    declareTypes(),
    analyseElements(),
    describeApi(),
    copyThemes(),
    finishBuild(),
  ]),
];

function program(entries, more = {}, plugins = []) {
  return {
    input: existing(entries),
    // Whoever uses the mocks brings msw: it is an optional peer and registers a worker of its own version.
    external: /^msw(\/|$)/,
    plugins: [
      nodeResolve({ browser: true, extensions: ['.ts', '.js', '.mjs'] }),
      // The contract that servers import says what it knows.
      entries === tools ? undefined : forgetKnownValues(),
      esbuild({ target: 'es2023', tsconfig: 'src/tsconfig.json', loaders: { '.json': 'json' } }),
      shimDom(),
      minifyTemplates(),
      lightenPackages(),
      reportModules(),
      ...plugins,
    ],
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      plugins: [minifyChunk()],
      ...more,
    },
  };
}

function pagesIn(folder, target, names) {
  return Object.fromEntries(names.map((name) => [`${target}/${name}`, `${folder}/${name}.ts`]));
}

function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(source)));
}
