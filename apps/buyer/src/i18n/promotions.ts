// The words about promotions: why one applied, or what is missing. Only the checkout brings them along.
import type { PromotionOutcome } from "@stoa/client";
import { useShop } from "../lib/shop.tsx";
import { ar } from "./ar-promotions.ts";
import { de } from "./de-promotions.ts";
import { en } from "./en-promotions.ts";
import { hi } from "./hi-promotions.ts";
import type { Language } from "./index.ts";
import { ja } from "./ja-promotions.ts";

/** What a sentence about a promotion may name: its name or code, and how far away it is. */
export interface About {
  name: string;
  missing: string;
  units: string;
}

/** The words of promotions. */
export interface PromotionTexts {
  coupon: string;
  haveOne: string;
  apply: string;
  take: (code: string) => string;
  because: Record<PromotionOutcome, (of: About) => string>;
  notSent: (seller: string) => string;
}

const TEXTS: Record<Language, PromotionTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export function usePromotionTexts(): PromotionTexts {
  return TEXTS[useShop().language];
}
