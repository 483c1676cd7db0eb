/**
 * Writes sdk/mocks/personas.json from the reference server; with `--check` it compares and fails
 * where the two have drifted apart.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format } from './fixtures-format.ts';
import { personasMoment, readPersonas } from './persona-reader.ts';
import { startSandbox } from './sandbox.ts';

const file = 'sdk/mocks/personas.json';
const sandbox = await startSandbox({ SANDBOX_NOW: personasMoment });
try {
  const text = format(await readPersonas({ origin: sandbox.lender, fetch: globalThis.fetch }));
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if (text !== (await readFile(file, 'utf8'))) {
    console.error(`${file} is not what the reference server says. Run: npm run fixtures`);
    process.exitCode = 1;
  }
} finally {
  await sandbox.dispose();
}
