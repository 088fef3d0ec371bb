// Slugs of products that this browser keeps for itself: what is to be compared, what was looked at. They stay here until
// a page is opened that shows them. Without storage, as in some private windows, they last as long as the page.
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";

/** Whether a value is shaped like the slug of a product. */
export const isSlug = (value: unknown): value is string =>
  typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

/** The slugs in a stored text, at most `most`; none where it is not ours. */
export function readSlugs(text: string | null, most: number): string[] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    const slugs = Array.isArray(stored) ? stored.filter(isSlug) : [];
    return [...new Set<string>(slugs)].slice(0, most);
  } catch {
    return []; // Somebody else's text under our name: as good as nothing.
  }
}

/** The slugs with one at the head, as it is when something was looked at anew. */
export const withNewest = (slugs: readonly string[], slug: string, most: number): string[] =>
  [slug, ...slugs.filter((one) => one !== slug)].slice(0, most);

/** What is kept under a name, as a signal that follows the other windows of this browser. */
export function keptSlugs(name: string, most: number) {
  const read = () => {
    try {
      return readSlugs(localStorage.getItem(name), most);
    } catch {
      return []; // The browser lets us store nothing.
    }
  };
  const [slugs, setSlugs] = createSignal<readonly string[]>([]);
  if (!isServer) {
    setSlugs(read());
    addEventListener("storage", (event) => event.key === name && setSlugs(read()));
  }
  const keep = (next: readonly string[]) => {
    if (isServer) return;
    const kept = next.slice(0, most);
    setSlugs(kept);
    try {
      if (kept.length > 0) localStorage.setItem(name, JSON.stringify(kept));
      else localStorage.removeItem(name);
    } catch {
      // Not stored: it lasts as long as the page.
    }
  };
  return [slugs, keep] as const;
}
