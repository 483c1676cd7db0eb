/**
 * How PostgreSQL's values become ours, the same over PGlite and `pg`: 64-bit integers as numbers
 * (amounts in minor units stay far below 2^53), calendar dates as `YYYY-MM-DD` strings.
 */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  /** int8 */
  20: safeInteger,
  /** date; as a Date it would be the day before, west of Greenwich. */
  1082: (text) => text,
  /** numeric, which sum() over int8 gives */
  1700: safeInteger,
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A number of the database does not fit.');
  return value;
}
