/**
 * Tags that can stand in a frame of the lender's, in the order in which tables name them. A new element is one line
 * here; `test/package/framed-tags.test.ts` then names every other place that has to know something of it.
 */
export const framedTags = [
  'fs-login',
  'fs-balance-card',
  'fs-payment-panel',
  'fs-autopay-panel',
  'fs-activity',
  'fs-documents',
  'fs-plan-panel',
  'fs-vehicle-card',
  'fs-preferences',
  'fs-support-card',
] as const;

/** One of {@link framedTags}. */
export type FramedTag = (typeof framedTags)[number];
