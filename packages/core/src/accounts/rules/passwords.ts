// What a password may be, and when its hash is of yesterday. Decides; touches nothing.
import { DomainError } from "@stoa/contract";

/** What Argon2id costs: OWASP's first choice of small memory, 19 MiB, 2 passes, 1 lane. */
export const HASH_COST = { memoryKib: 19_456, passes: 2, lanes: 1 } as const;

/** Words that are guessed first because of where one is (ASVS 5.0 6.1.2, 6.2.11). */
const OF_THIS_PLACE = new Set(["stoa", "stoamarket", "stoashop", "marketplace"]);

/** A password without what people put around a word to make it pass: digits and signs at both ends, and case. */
const core = (password: string): string => password.toLowerCase().replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

/**
 * Refuses a password that is guessed first: one of the list, with or without digits and signs around it, one of a single
 * repeated piece, or the person's own name or address. Length alone is asked for otherwise (ASVS 5.0 6.2.4, 6.2.5).
 * @throws PASSWORD_TOO_COMMON
 */
export function checkPassword(
  password: string,
  of: { common: ReadonlySet<string>; email: string; name: string },
): void {
  const lower = password.toLowerCase();
  const word = core(password);
  const own = [of.email, of.email.split("@")[0] ?? "", of.name].map((each) => each.toLowerCase());
  const isGuessed =
    of.common.has(lower) ||
    of.common.has(word) ||
    OF_THIS_PLACE.has(word) ||
    own.some((each) => each.length >= 4 && (lower === each || word === core(each))) ||
    /^(.{1,4}?)\1+$/u.test(lower);
  if (isGuessed) throw new DomainError("PASSWORD_TOO_COMMON", { field: "password" });
}

/** Whether a PHC string was made with other parameters than those of today; then the next sign-in makes it anew. */
export function needsRehash(encoded: string): boolean {
  const { memoryKib, passes, lanes } = HASH_COST;
  return !encoded.startsWith(`$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`);
}
