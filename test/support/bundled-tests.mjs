import { glob } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Serves test files with what they import as few scripts, instead of some hundred modules each: Firefox takes five
 * seconds a file to ask for those on a busy machine. What they load when it is wanted stays a script of its own.
 *
 * @param {object} options
 * @param {string} options.root folder that the test server serves
 * @param {string} options.tsconfig
 * @param {string[]} options.files globs of the test files, from `root`
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundledTests({ root, tsconfig, files }) {
  /** By path at the test server. */
  const scripts = new Map();
  return {
    name: 'bundled-tests',
    async serverStart() {
      const entryPoints = await Array.fromAsync(glob(files, { cwd: root }));
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints,
        tsconfig,
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        target: 'esnext',
        conditions: ['browser', 'development'],
        outbase: '.',
        outdir: root,
        chunkNames: 'bundled/[name]-[hash]',
        sourcemap: 'inline',
        logLevel: 'error',
      });
      for (const { path, text } of outputFiles) {
        const name = path.slice(root.length - 1);
        scripts.set(name.replace(/\.test\.js$/, '.test.ts'), text);
      }
    },
    serve({ path }) {
      const body = scripts.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
