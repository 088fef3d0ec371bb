// GTINs: the numbers under bar codes, in their four lengths, and the one form in which they are compared.

const LENGTHS = new Set([8, 12, 13, 14]);

/** Whether the last digit is the one that GS1's sum over the others asks for. */
function checkDigitHolds(digits: string): boolean {
  const sum = [...digits].reduceRight((total, digit, i) => {
    const place = digits.length - 1 - i;
    return total + Number(digit) * (place % 2 === 0 ? 1 : 3);
  }, 0);
  return sum % 10 === 0;
}

/** A GTIN as typed without its spaces and hyphens, or null when it is none: wrong length, or wrong check digit. */
export function readGtin(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, "");
  return /^\d+$/.test(digits) && LENGTHS.has(digits.length) && checkDigitHolds(digits) ? digits : null;
}

/** The fourteen digits by which GTINs of any length are compared. */
export const gtin14 = (gtin: string): string => gtin.padStart(14, "0");
