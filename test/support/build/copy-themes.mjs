import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies the themes' style sheets to dist/themes. */
export function copyThemes() {
  return {
    name: 'copy-themes',
    async writeBundle({ dir }) {
      if (!existsSync('src/themes')) return;
      await cp('src/themes', join(dir, 'themes'), {
        recursive: true,
        filter: (path) => !path.endsWith('.ts'),
      });
    },
  };
}
