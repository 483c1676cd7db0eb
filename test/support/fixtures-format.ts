/** JSON with one line for each array or object that holds no other, so that rows stay rows. */
export function format(value: unknown): string {
  const wide = JSON.stringify(value, null, 1);
  const lines = wide.replace(/[[{][^[\]{}]*[\]}]/g, (leaf) =>
    leaf.replace(/,\n\s*/g, ', ').replace(/\n\s*/g, ''),
  );
  return `${lines}\n`;
}
