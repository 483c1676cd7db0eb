const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789';

// No country has been given codes that begin with G (ISO 3780), so no maker's do.
const MAKER = 'GZ9';

/**
 * The check digit of a vehicle identification number, its ninth character (49 CFR 565.15).
 *
 * @param vin 17 characters; the ninth is not looked at
 */
export function vinCheckDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => {
    return total + weight * (VALUES.indexOf(vin.charAt(at)) % 10);
  }, 0);
  return '0123456789X'.charAt(sum % 11);
}

/**
 * An invented vehicle identification number: a maker's prefix that is assigned to nobody, and a
 * check digit that is right.
 *
 * @param model five characters that describe the vehicle, such as `LM4EV`
 * @param year model year, 2010 to 2039
 * @param serial up to six digits
 */
export function makeVin(model: string, year: number, serial: number): string {
  const tail = `${YEARS.charAt((year - 2010) % 30)}F${String(serial).padStart(6, '0')}`;
  return `${MAKER}${model}${vinCheckDigit(`${MAKER}${model}0${tail}`)}${tail}`;
}
