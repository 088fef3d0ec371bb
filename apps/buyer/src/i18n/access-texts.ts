// The words of the pages on which people meet programs: keys, apps, consent. Only these pages load them.
import { useShop } from "../lib/shop.tsx";
import { access as ar } from "./ar-access.ts";
import { access as de } from "./de-access.ts";
import { access as en } from "./en-access.ts";
import { access as hi } from "./hi-access.ts";
import type { Language } from "./index.ts";
import { access as ja } from "./ja-access.ts";

/** English sets the shape. */
export type AccessTexts = typeof en;

const TEXTS: Record<Language, AccessTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useAccessTexts = (): AccessTexts => TEXTS[useShop().language];
