/** Everything `fs-documents` can look like; each has a fixture that the tests draw. */
export const documentsStates = [
  'signed-out',
  'loading',
  'empty',
  'nothing-yet',
  'list',
  'lease',
  'no-match',
  'more-failed',
  'downloading',
  'large',
  'cut-off',
  'damaged',
  'gone',
  'held-back',
  'several',
  'several-failed',
  'unavailable',
  'denied',
  'not-found',
] as const;

/** One of {@link documentsStates}. */
export type DocumentsState = (typeof documentsStates)[number];
