import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Writes dist/custom-elements.json from the elements' doc blocks. */
export function analyseElements() {
  return {
    name: 'analyse-elements',
    async writeBundle({ dir }) {
      await promisify(execFile)('custom-elements-manifest', [
        'analyze',
        '--litelement',
        '--quiet',
        '--globs',
        'src/elements/**/*.ts',
        '--outdir',
        dir,
      ]);
    },
  };
}
