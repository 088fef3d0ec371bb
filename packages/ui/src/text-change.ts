// Where two texts differ: what they share at both ends, and what stands between.

/** A text in three pieces, of which the middle one differs from the other text. */
export interface TextChange {
  start: string;
  middle: string;
  end: string;
}

/** Both texts cut at the words in which they differ. */
export function textChange(before: string, after: string): { before: TextChange; after: TextChange } {
  const [a, b] = [before, after].map((text) => text.split(/(?<=\s)/)) as [string[], string[]];
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const cut = (words: string[]): TextChange => ({
    start: words.slice(0, start).join(""),
    middle: words.slice(start, words.length - end).join(""),
    end: words.slice(words.length - end).join(""),
  });
  return { before: cut(a), after: cut(b) };
}
