// From text to what the index compares: words as they are written, and stems, by the language of each word's script.
import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as german } from "@orama/stemmers/german";

/** Languages with a stemmer of their own; other texts are stemmed as English, which leaves foreign words nearly alone. */
export type TextLanguage = "en" | "de";

const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const SCRIPTS_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]/u;
const SPACELESS_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]+/gu;
const ARABIC = /\p{Script=Arabic}/u;
const LONGEST_WORD = 40;

/** Plurals that no suffix rule finds. */
const IRREGULAR: Record<string, string> = {
  knives: "knife",
  shelves: "shelf",
  scarves: "scarf",
  leaves: "leaf",
  loaves: "loaf",
  halves: "half",
  wolves: "wolf",
  children: "child",
  childrens: "child",
  men: "man",
  mens: "man",
  women: "woman",
  womens: "woman",
  mice: "mouse",
  feet: "foot",
  teeth: "tooth",
  people: "person",
};

/** The words of a text: runs of letters and digits of any script with their marks, lower case, compatibility forms unified, at most `most`. */
export function wordsOf(text: string, most = 12): string[] {
  const words = text.normalize("NFKC").toLowerCase().replaceAll(/['’]/g, "").match(RUN) ?? [];
  return words.slice(0, most).map((word) => word.slice(0, LONGEST_WORD));
}

const STEMS = new Map<string, string>();
const MOST_REMEMBERED = 60_000;

/**
 * The stems of one word. A word of a script that puts no spaces gives its pairs of neighbouring signs, so that any
 * part of it can be found as a phrase; all others give one stem without diacritics, or none where nothing but such is there.
 */
export function stemsOf(word: string, language: TextLanguage = "en"): string[] {
  const runs = SCRIPTS_WITHOUT_SPACES.test(word) ? (word.match(SPACELESS_RUN) ?? []) : [word];
  return runs
    .flatMap((run) => (SCRIPTS_WITHOUT_SPACES.test(run) ? pairsOf(run) : [stemOf(run, language)]))
    .filter((stem) => stem !== "");
}

function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
}

function stemOf(word: string, language: TextLanguage): string {
  const key = `${language}${word}`;
  const known = STEMS.get(key);
  if (known !== undefined) return known;
  if (STEMS.size >= MOST_REMEMBERED) STEMS.clear();
  const stem = ARABIC.test(word) ? arabicStem(word) : latinStem(word, language);
  STEMS.set(key, stem);
  return stem;
}

const unmarked = (word: string) => word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss");

function latinStem(word: string, language: TextLanguage): string {
  if (/\p{N}/u.test(word)) return unmarked(word);
  if (language === "de") return unmarked(german(word));
  const plain = /^[\p{Script=Latin}\p{M}]+$/u.test(word) ? unmarked(word) : word.normalize("NFC");
  // `constructor` is a word, too: what an object has from its prototype is no irregular form.
  return english(Object.hasOwn(IRREGULAR, plain) ? IRREGULAR[plain]! : plain);
}

/** Marks, the lengthening stroke and the forms of alef are written or left out at will: none of them counts. */
function arabicStem(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replaceAll(/[\p{M}ـ]/gu, "")
    .replaceAll(/[أإآٱ]/g, "ا");
  return arabic(plain) || plain;
}

/**
 * A text as the index keeps it: all stems in order, then the joined forms of what is written with hyphens, dots or
 * slashes. A run without spaces ends with its last sign alone, so that every sign begins some stem.
 */
export function stemmed(text: string, language: TextLanguage = "en", most = 2_000): string[] {
  const stems = wordsOf(text, most).flatMap((word) => {
    const own = stemsOf(word, language);
    const last = [...word].at(-1)!;
    return own.length > 0 && SCRIPTS_WITHOUT_SPACES.test(last) && own.at(-1) !== last ? [...own, last] : own;
  });
  return [...stems, ...joinedForms(text)];
}

/** Whether a stem is one sign of a script without spaces: the index knows it only as the beginning of pairs. */
export const isLoneSign = (stem: string): boolean => [...stem].length === 1 && SCRIPTS_WITHOUT_SPACES.test(stem);

/** `T-shirt` as `tshirt`, `D001-OXBL` as `d001oxbl`: how people type what is written in parts. */
export function joinedForms(text: string): string[] {
  const compounds =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+)+/gu) ?? [];
  return [...new Set(compounds.map((compound) => compound.replaceAll(/[-./_]/g, "")))].filter(
    (form) => form.length > 2 && form.length <= LONGEST_WORD,
  );
}

const GERMAN_WORDS = /(?:^|\s)(?:und|mit|für|der|die|das|aus|ein|eine|einem|zum|ist|auch|nicht)(?=\s|$)/giu;
const GERMAN_ENOUGH = 3;

/** The language a text is written in, by its small words. */
export function languageOf(text: string): TextLanguage {
  return (text.match(GERMAN_WORDS) ?? []).length >= GERMAN_ENOUGH ? "de" : "en";
}

const SMALL_WORDS = new Set(
  "a an and are as at by for from in into is it of on or the to with without your und mit für der die das aus von zum".split(
    " ",
  ),
);

/** Whether a word says nothing of what is wanted. */
export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word);

/**
 * How many words of a title belong to the name of the thing itself: those before the first comma, bracket, dash or
 * preposition. `Desk lamp with clamp, 40 cm` is a lamp: 2.
 */
export function nameLength(title: string): number {
  const name = title.split(/[,;:(|[]|\s[-–—]\s|\s(?:with|for|in|of|from|and|mit|für|aus|von|in)\s/iu)[0] ?? title;
  return wordsOf(name, 40).length || wordsOf(title, 40).length;
}
