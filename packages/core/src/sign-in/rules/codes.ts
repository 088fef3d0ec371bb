// Codes that somebody types: of an authenticator app, and for a lost phone. Decides; touches nothing.

/** How long a code of an authenticator app is shown (RFC 6238). */
export const STEP_SECONDS = 30;
/** Digits of a code. */
export const CODE_DIGITS = 6;
/** Steps before and after the present one whose codes count, for clocks that are not right and people who are slow. */
const WINDOW = 1;

/** The steps whose codes count now, the present one first, and none that is not newer than the last one that was used. */
export function countingSteps(nowMs: number, lastUsedStep: number): number[] {
  const present = Math.floor(nowMs / 1_000 / STEP_SECONDS);
  const steps = [present];
  for (let away = 1; away <= WINDOW; away++) steps.push(present - away, present + away);
  return steps.filter((step) => step > lastUsedStep);
}

/** How many recovery codes there are. */
export const RECOVERY_CODES = 10;
/** Random bytes of a recovery code: each gives one character, so a code has 120 bits (ASVS 5.0 6.5.2). */
export const RECOVERY_BYTES = 24;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32: no letter that reads as another sign

/** A recovery code of random bytes, in six groups of four. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return (signs.match(/.{4}/g) ?? []).join("-");
}

/** A recovery code as it was typed, without case, space and dashes, and with the letters that are read for digits. */
export function plainRecoveryCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, "")
    .replaceAll(/[il]/g, "1")
    .replaceAll("o", "0");
}
