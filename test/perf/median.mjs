/** The middle of some figures. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs a measurement several times, after one that does not count, and gives the median. */
export async function repeat(times, measure) {
  await measure();
  const values = [];
  for (let run = 0; run < times; run += 1) values.push(await measure());
  return median(values);
}

/** A figure that fits a table. */
export const round = (value, digits = 0) => Number(value.toFixed(digits));
