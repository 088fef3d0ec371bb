// What was searched for from this browser, newest first. It stays in the browser, and works the same without storage.

const MOST = 6;
const nameOf = (market: string): string => `stoa.searches.${market}`;

/** The searches after one more. Texts that differ in capitals alone are one. */
export function withSearch(searches: readonly string[], text: string): string[] {
  return [text, ...withoutSearch(searches, text)].slice(0, MOST);
}

/** The searches without one. */
export function withoutSearch(searches: readonly string[], text: string): string[] {
  return searches.filter((each) => each.toLowerCase() !== text.toLowerCase());
}

/** The searches kept for a market. */
export function recentSearches(market: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(market)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return []; // no storage, or something else wrote there: as if nothing was searched for
  }
}

/** Keeps the searches of a market; none at all leaves nothing behind. */
export function keepSearches(market: string, searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(nameOf(market));
    else localStorage.setItem(nameOf(market), JSON.stringify(searches));
  } catch {
    // Storage is full or forbidden: the visitor types again, nothing else is lost.
  }
}
