// The first match names it; the order matters, since most browsers also claim to be others.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Characters that are looked at; the longest honest line has half of them. */
const longest = 512;

/**
 * Names browser and system in words a customer knows, such as `Firefox on Linux`.
 *
 * @returns null where neither is known; a wrong name would be worse than none
 */
export function describeDevice(userAgent: string | undefined): string | null {
  // The patterns take time that grows with the square of the length, and the sender chooses that.
  const text = (userAgent ?? '').slice(0, longest);
  const find = (table: typeof browsers) => table.find(([pattern]) => pattern.test(text))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? null;
}
