// The words of the account's pages; like those of `pages.ts` they come in all languages with the pages that need them.
import { useShop } from "../lib/shop.tsx";
import { account as ar } from "./ar-account.ts";
import { account as de } from "./de-account.ts";
import { account as en } from "./en-account.ts";
import { account as hi } from "./hi-account.ts";
import type { Language } from "./index.ts";
import { account as ja } from "./ja-account.ts";

/** The words of the account's pages. */
export type AccountTexts = typeof en;

const TEXTS: Record<Language, AccountTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useAccountTexts = (): AccountTexts => TEXTS[useShop().language];
