import type { Finding } from './finding.ts';

/**
 * Whether the page loads the script by itself. Where it does not, the question has just done so, from the console: all
 * works then, until the page is loaded anew.
 */
export function checkScript(lender: string): Finding[] {
  const scripts = Array.from(document.scripts);
  const address = `${lender}/embed.js`;
  const finding = (code: string, message: string): Finding[] => [
    { code, message, fix: `<script type="module" src="${address}"></script>` },
  ];
  if (scripts.length === 0 && cameLate(address)) {
    return finding('script_missing', 'This page does not load embed.js; only your question did.');
  }
  const ofLender = scripts.filter(({ src }) => src.startsWith(`${lender}/`));
  const right = ofLender.filter(({ src }) => src.split(/[?#]/)[0] === address);
  const imported = scripts.some(({ textContent }) => textContent.includes('embed.js'));
  if (right.length > 0 && right.every(({ type }) => type !== 'module')) {
    return finding(
      'script_not_module',
      'embed.js is a module, and the tag that loads it does not say so: nothing of it ran.',
    );
  }
  const [misspelt] = ofLender;
  if (misspelt && right.length === 0 && !imported) {
    return finding(
      'script_address',
      `This page loads ${misspelt.src}, which is not the lender's script.`,
    );
  }
  return [];
}

/** Whether a script was loaded after the page was. */
function cameLate(address: string): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const loads = performance.getEntriesByName(address) as PerformanceResourceTiming[];
  // 0 until then.
  const loaded = page?.loadEventEnd ?? 0;
  // What was fetched did not run: the lender may have been asked whether it is there.
  return loads.some(
    ({ startTime, initiatorType }) => loaded > 0 && startTime > loaded && initiatorType !== 'fetch',
  );
}
