/** A lender's API to be tried, wherever it is. */
export interface Target {
  /** Origin, without a slash at the end. */
  origin: string;
  fetch: typeof globalThis.fetch;
}
