// Bank accounts: whether a number can be right, and what may be shown of it.
import { DomainError, type SetPayoutAccount } from "@stoa/contract";

/** How long an IBAN is where we know it; other countries with IBANs have 15 to 34 characters. */
const IBAN_LENGTH: Record<string, number> = { DE: 22, AE: 23, FR: 27, GB: 22, NL: 18, AT: 20, IT: 27, ES: 24, KW: 30 };

/** Countries whose banks know accounts by a number and a code of the bank. */
const BANK_CODE: Record<string, RegExp> = { US: /^\d{9}$/, IN: /^[A-Z]{4}0[A-Z0-9]{6}$/, JP: /^\d{7}$/ };

/** Whether an IBAN's check digits are right (ISO 7064, modulo 97). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const length = IBAN_LENGTH[text.slice(0, 2)];
  if (length !== undefined && text.length !== length) return false;
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4))
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** Whether a routing number of the United States adds up (weights 3, 7, 1). */
function isRouting(code: string): boolean {
  const sum = [...code].reduce((total, digit, i) => total + Number(digit) * [3, 7, 1][i % 3]!, 0);
  return sum % 10 === 0;
}

/** An account as it is kept: sealed as this text, shown as `masked`. */
export interface BankAccount {
  text: string;
  masked: string;
}

/**
 * Reads an account that somebody typed.
 * @throws INVALID_INPUT `fields` names what cannot be right
 */
export function bankAccount({ country, account, bankCode }: SetPayoutAccount): BankAccount {
  const asked = BANK_CODE[country];
  const masked = `•••• ${account.slice(-4)}`;
  if (asked === undefined) {
    if (!isIban(account) || account.slice(0, 2) !== country)
      throw new DomainError("INVALID_INPUT", { fields: ["account"], country });
    return { text: account, masked: `${account.slice(0, 2)} ${masked}` };
  }
  if (!asked.test(bankCode) || (country === "US" && !isRouting(bankCode)))
    throw new DomainError("INVALID_INPUT", { fields: ["bankCode"], country });
  if (!/^\d{4,18}$/.test(account)) throw new DomainError("INVALID_INPUT", { fields: ["account"], country });
  return { text: `${bankCode} ${account}`, masked: `${country} ${masked}` };
}
