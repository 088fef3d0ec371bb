// Products to be compared. The truth is the address of the comparison; this browser remembers it between pages.
import { MAX_COMPARED } from "@stoa/client";
import { isSlug, keptSlugs } from "./kept.ts";

export const [compared, setCompared] = keptSlugs("stoa.compare", MAX_COMPARED);

/** Whether there is room for another product. */
export const hasRoom = (): boolean => compared().length < MAX_COMPARED;

/** Puts a product to the others, or takes it out. */
export function toggleCompared(slug: string): void {
  setCompared(compared().includes(slug) ? compared().filter((one) => one !== slug) : [...compared(), slug]);
}

/** The products that an address names. */
export function comparedIn(search: string): string[] {
  return [...new Set(new URLSearchParams(search).getAll("p").filter(isSlug))].slice(0, MAX_COMPARED);
}

/** The query of the comparison of these products, with its question mark; empty for none. */
export function compareQuery(slugs: readonly string[]): string {
  return slugs.length > 0 ? `?${new URLSearchParams(slugs.slice(-MAX_COMPARED).map((slug) => ["p", slug]))}` : "";
}
