// The words of pages that few visitors open, apart from those that every page carries. The pages that import this bring
// all four languages with them, so that every other page is lighter by one.
import { useShop } from "../lib/shop.tsx";
import * as ar from "./ar-lists.ts";
import * as de from "./de-lists.ts";
import * as en from "./en-lists.ts";
import * as hi from "./hi-lists.ts";
import type { Language } from "./index.ts";
import * as ja from "./ja-lists.ts";

/** The words of wish lists and of the comparison. */
export type PageTexts = Pick<typeof en, "lists" | "compare">;

const TEXTS: Record<Language, PageTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export function usePageTexts(): PageTexts {
  return TEXTS[useShop().language];
}
