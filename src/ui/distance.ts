/** How a whole number of `mi` or `km` is written in a locale. */
export function distanceFormat(locale: string, unit: string): (distance: number) => string {
  const name = unit === 'km' ? 'kilometer' : 'mile';
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: name });
  return (distance) => format.format(distance);
}
