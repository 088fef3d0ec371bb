// The words of signing in and of the account's security; they come in all languages with the pages that need them.
import { SIGNING_WORDS, type SigningWords } from "@stoa/ui/signing";
import { useShop } from "../lib/shop.tsx";
import { signing as ar } from "./ar-signing.ts";
import { signing as de } from "./de-signing.ts";
import { signing as hi } from "./hi-signing.ts";
import type { Language } from "./index.ts";
import { signing as ja } from "./ja-signing.ts";

const TEXTS: Record<Language, SigningWords> = { en: SIGNING_WORDS, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useSigningTexts = (): SigningWords => TEXTS[useShop().language];
