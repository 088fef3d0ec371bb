// Where a text matches what is being typed, for showing it.

/** A piece of a text. */
export interface TextPart {
  text: string;
  isMatch: boolean;
}

const SPACED = /^[\p{Script=Latin}\p{Script=Arabic}\p{N}]/u;
const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** A text in pieces, those that a typed word begins marked. In scripts without spaces a word may stand anywhere. */
export function matchParts(text: string, typed: string): TextPart[] {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, isMatch: false }];
  const patterns = words.map((word) => (SPACED.test(word) ? String.raw`(?<![\p{L}\p{N}])` : "") + escaped(word));
  return text
    .split(new RegExp(`(${patterns.join("|")})`, "giu"))
    .map((piece, i) => ({ text: piece, isMatch: i % 2 === 1 }))
    .filter(({ text: piece }) => piece !== "");
}
