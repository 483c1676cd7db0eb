/** Removes what the last build wrote, so that no file outlives its source. */
import { rm } from 'node:fs/promises';

await rm('dist', { recursive: true, force: true });
await rm('.cache/modules.json', { force: true });
