// The words of returns, claims and messages; they come in all languages with the pages that need them.
import { useShop } from "../lib/shop.tsx";
import { cases as ar } from "./ar-cases.ts";
import { cases as de } from "./de-cases.ts";
import { cases as en } from "./en-cases.ts";
import { cases as hi } from "./hi-cases.ts";
import type { Language } from "./index.ts";
import { cases as ja } from "./ja-cases.ts";

/** English sets the shape. */
export type CaseTexts = typeof en;

const TEXTS: Record<Language, CaseTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useCaseTexts = (): CaseTexts => TEXTS[useShop().language];
