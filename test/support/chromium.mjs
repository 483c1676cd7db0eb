/**
 * The Chromium that every browser test uses: it comes from npm and brings its own libraries and fonts, so that a
 * machine without a browser can run them. `CHROMIUM_PATH` names another one.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Command-line flags; the package's own set (`--single-process` and its kin) hides real faults. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
];

/** Options for `puppeteer.launch`, shared by the test runner, the journeys and the benches. */
export async function launchOptions() {
  return { executablePath: await executablePath(), args: flags, headless: 'shell' };
}

// The package's own file names folders of another machine: with it there is no font, and text has no width.
const fontSettings = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;

let found;

/** Path of a Chromium that starts here; unpacked on the first call. Sets the library and font paths it needs. */
export function executablePath() {
  return (found ??= findChromium());
}

async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;

  const { version } = createRequire(import.meta.url)(
    '../../node_modules/@sparticuz/chromium/package.json',
  );
  const home = join(tmpdir(), `fs-central-chromium-${version}`);
  if (!existsSync(home)) await unpack(home);

  process.env.FONTCONFIG_PATH = join(home, 'fonts');
  process.env.LD_LIBRARY_PATH = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  return join(home, 'chromium');
}

/** Unpacks aside and renames: two runs that start together must not launch a half-written file. */
async function unpack(home) {
  const aside = await mkdtemp(`${home}-`);
  const kept = { ...process.env };
  // The package unpacks into the temp folder and takes its libraries along when it believes in this runtime.
  process.env.TMPDIR = aside;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await writeFile(join(aside, 'fonts', 'fonts.conf'), fontSettings(home));
    await rename(aside, home);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (kept[name] === undefined) delete process.env[name];
      else process.env[name] = kept[name];
    }
  }
}
