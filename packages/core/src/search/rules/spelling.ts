// What was meant by a word that no product has: the known word with the fewest slips of the finger between them.

/** Steps between two words: insert, delete, replace or swap neighbours; gives up above `most`. */
export function editDistance(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2]! + 1);
      row.push(steps);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** How many slips are forgiven in a word: none in the shortest, where almost everything is near everything. */
export const reachOf = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Only the beginning of a word is indexed by its deletions; a longer word differs late as rarely as early. */
const INDEXED_LETTERS = 7;

/**
 * The forms under which a word is kept for finding it misspelt: its first letters with up to `reachOf` of them left out.
 * Two words within reach of each other share at least one form (Garbe, "SymSpell", 2012).
 */
export function deletionsOf(word: string): string[] {
  const forms = new Set([word.slice(0, INDEXED_LETTERS)]);
  for (let left = reachOf(word.length); left > 0; left--) {
    // What is added in this round is for the next.
    const before = Array.from(forms);
    for (const form of before) {
      for (let i = 0; i < form.length; i++) forms.add(form.slice(0, i) + form.slice(i + 1));
    }
  }
  return [...forms];
}

/** The forms to look a typed word up by: one slip more than its own length forgives, as the right word may be longer. */
export function lookupForms(typed: string): string[] {
  return [...new Set([...deletionsOf(typed), ...deletionsOf(`${typed}\0`), ...deletionsOf(typed.slice(0, -1))])].filter(
    (form) => form.length > 1 && !form.includes("\0"),
  );
}

/** Words worth keeping for correction: letters only, neither short nor endless. */
export const isSpelt = (word: string): boolean => /^\p{L}{4,20}$/u.test(word);

/** The known word that was probably meant: the nearest within reach, the more used of equals; null when none is near. */
export function nearestWord(typed: string, known: readonly { word: string; uses: number }[]): string | null {
  let best: { word: string; steps: number; uses: number } | null = null;
  for (const { word, uses } of known) {
    const reach = reachOf(Math.max(typed.length, word.length));
    const steps = editDistance(typed, word, reach) + (typed[0] === word[0] ? 0 : 0.5);
    if (steps > reach + 0.5 || steps === 0) continue;
    if (!best || steps < best.steps || (steps === best.steps && uses > best.uses)) best = { word, steps, uses };
  }
  return best?.word ?? null;
}
