// The words of the pages about orders; like those of `pages.ts` they come in all languages with the pages that need them.
import { useShop } from "../lib/shop.tsx";
import { order as ar } from "./ar-order.ts";
import { order as de } from "./de-order.ts";
import { order as en } from "./en-order.ts";
import { order as hi } from "./hi-order.ts";
import type { Language } from "./index.ts";
import { order as ja } from "./ja-order.ts";

/** The words of orders, their parcels and documents. */
export type OrderTexts = typeof en;

const TEXTS: Record<Language, OrderTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useOrderTexts = (): OrderTexts => TEXTS[useShop().language];
