import lighthouse from 'lighthouse';
import { launchBrowser, signIn } from '../support/browser.ts';
import { startSandbox } from '../support/sandbox.ts';

const places = [
  'overview',
  'payments',
  'documents',
  'vehicle',
  'plan',
  'preferences',
  'help',
  'security',
];
const categories = ['accessibility', 'best-practices'];

/** The address may be plain http: it is this machine's own, which browsers and Lighthouse trust like https. */
const flags = {
  onlyCategories: categories,
  // Who is signed in stays it.
  disableStorageReset: true,
  // As high as the places are: the bar at the bottom of a screen covers half of a button now and then, which scrolls.
  screenEmulation: { mobile: true, width: 360, height: 6000, deviceScaleFactor: 2 },
  // Speed is measured by `bench phone`.
  throttlingMethod: 'provided',
  logLevel: 'error',
};

/**
 * What Lighthouse says of the hosted portal on a phone: signed out, and every place of who is signed in. `faults` names
 * the audits that took points away.
 */
export async function benchLighthouse() {
  const sandbox = await startSandbox({ LOG_LEVEL: 'error' });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const rows = [await measure(page, `${sandbox.lender}/`, 'signed out')];
    await signIn(page, sandbox.lender, 'alex.current');
    for (const place of places) {
      rows.push(await measure(page, `${sandbox.lender}/#${place}`, place));
    }
    return rows;
  } finally {
    await browser.close();
    await sandbox.dispose();
  }
}

async function measure(page, url, part) {
  const { lhr } = await lighthouse(url, flags, undefined, page);
  if (lhr.runtimeError) throw new Error(`${part}: ${lhr.runtimeError.message}`);
  const scores = categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const faults = categories
    .flatMap((name) => lhr.categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score < 1)
    .filter(({ id }) => lhr.audits[id].scoreDisplayMode !== 'notApplicable')
    .map(({ id }) => id);
  return { part, ...Object.fromEntries(scores), faults: faults.join(' ') };
}
