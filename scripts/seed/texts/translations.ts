// The demo's texts in other languages, as the seed writes them.
import type { Language } from "@stoa/contract";

/** In German, Japanese, Arabic and Hindi, in this order. */
export const TEXT_LANGUAGES = ["de", "ja", "ar", "hi"] as const satisfies Language[];

/** Texts by slug or key. */
export type Translations = Record<string, readonly [de: string, ja: string, ar: string, hi: string]>;

/** One row for each text and language. */
export const eachText = (texts: Translations): { of: string; language: Language; text: string }[] =>
  Object.entries(texts).flatMap(([of, own]) => TEXT_LANGUAGES.map((language, i) => ({ of, language, text: own[i]! })));
