// The words of the cart's pages and of buying again; like those of `pages.ts` they come in all languages with the pages that need them.
import { useShop } from "../lib/shop.tsx";
import { cart as ar } from "./ar-cart.ts";
import { cart as de } from "./de-cart.ts";
import { cart as en } from "./en-cart.ts";
import { cart as hi } from "./hi-cart.ts";
import type { Language } from "./index.ts";
import { cart as ja } from "./ja-cart.ts";

/** The words of the cart's pages. */
export type CartTexts = typeof en;

const TEXTS: Record<Language, CartTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useCartTexts = (): CartTexts => TEXTS[useShop().language];
