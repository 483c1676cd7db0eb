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

/** Runs several measurements in turns, so that a change of the machine's mood meets all of them; gives their medians. */
export async function alternate(times, measures) {
  const values = measures.map(() => []);
  for (const measure of measures) await measure();
  for (let run = 0; run < times; run += 1) {
    for (const [index, measure] of measures.entries()) values[index].push(await measure());
  }
  return values.map(median);
}
