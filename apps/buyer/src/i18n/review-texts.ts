// The words of the pages on which people review, ask and report; they come in all languages with the pages that need them.
import { useShop } from "../lib/shop.tsx";
import { reviews as ar } from "./ar-reviews.ts";
import { reviews as de } from "./de-reviews.ts";
import { reviews as en } from "./en-reviews.ts";
import { reviews as hi } from "./hi-reviews.ts";
import type { Language } from "./index.ts";
import { reviews as ja } from "./ja-reviews.ts";

const TEXTS: Record<Language, typeof en> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useReviewTexts = (): typeof en => TEXTS[useShop().language];
