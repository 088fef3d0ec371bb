// What was looked at in this browser, as far as it can be shown without a line: names, and pictures that the service worker
// keeps. It stays in the browser; forgetting what was looked at forgets this, too.
import { isSlug } from "../lib/kept.ts";

/** A product that was looked at. */
export interface Seen {
  slug: string;
  title: string;
  hash: string | null;
}

const NAME = "stoa.seen";
const MOST = 24;

const isSeen = (value: unknown): value is Seen => {
  const { slug, title, hash } = (value ?? {}) as Partial<Seen>;
  return isSlug(slug) && typeof title === "string" && (hash === null || /^[0-9a-f]{64}$/.test(hash ?? ""));
};

/** What a stored text holds; nothing where it is not ours. */
export function readSeen(text: string | null): Seen[] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.filter(isSeen).slice(0, MOST) : [];
  } catch {
    return []; // Somebody else's text under our name: as good as nothing.
  }
}

/** The products, the newest first. `slugs` are those that were not forgotten since. */
export function seenProducts(slugs: readonly string[]): Seen[] {
  try {
    const seen = readSeen(localStorage.getItem(NAME));
    return slugs.flatMap((slug) => seen.find((one) => one.slug === slug) ?? []);
  } catch {
    return []; // The browser lets us store nothing.
  }
}

/** Notes a product, and asks the service worker to keep its picture. */
export function keepSeen(product: Seen): void {
  try {
    const rest = readSeen(localStorage.getItem(NAME)).filter(({ slug }) => slug !== product.slug);
    localStorage.setItem(NAME, JSON.stringify([product, ...rest].slice(0, MOST)));
  } catch {
    return; // Not stored: it cannot be shown later.
  }
  if (product.hash) navigator.serviceWorker?.controller?.postMessage({ keep: `/media/${product.hash}/320` });
}
