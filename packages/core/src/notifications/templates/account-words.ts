// The sentences of mails about an account in the languages of the markets. A sentence that is missing in one does not compile.
import type { Market } from "@stoa/contract";
import { ar } from "./account-ar.ts";
import { de } from "./account-de.ts";
import { en } from "./account-en.ts";
import { ja } from "./account-ja.ts";
import type { AccountWords } from "./account-letters.ts";

/** The sentences by language. */
export const ACCOUNT_WORDS: Record<Market["language"], AccountWords> = { en, de, ja, ar };
