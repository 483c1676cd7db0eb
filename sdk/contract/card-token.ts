/**
 * Whether a text can be what a card processor's field gives out: `tok_` and letters, digits or
 * underscores, with nothing in it that could be a card's number.
 */
export function isCardToken(text: string): boolean {
  return /^tok_\w{6,100}$/.test(text) && !holdsCardNumber(text);
}

/** Whether a text holds 13 to 19 digits whose last one is a check digit (Luhn), gaps or not. */
export function holdsCardNumber(text: string): boolean {
  const runs = text.replace(/[\s_.-]/g, '').match(/\d{13,}/g) ?? [];
  return runs.some((run) => {
    for (let start = 0; start + 13 <= run.length; start += 1) {
      for (let end = start + 13; end <= Math.min(run.length, start + 19); end += 1) {
        if (passesLuhn(run.slice(start, end))) return true;
      }
    }
    return false;
  });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (1 + (at % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
