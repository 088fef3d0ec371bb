// What a product's address says of its reviews and questions: order, filters, and how far one has read.
import type { ReviewSort } from "@stoa/client";
import type { ReviewsAsked } from "./review-queries.ts";

const SORTS: readonly string[] = ["helpful", "newest", "best", "worst"] satisfies ReviewSort[];

/** Reads an address. What it does not know it leaves out. */
export function reviewsAsked(search: string): ReviewsAsked {
  const asked = new URLSearchParams(search);
  const sort = asked.get("rs") ?? "";
  const stars = Number(asked.get("stars"));
  return {
    sort: (SORTS.includes(sort) ? sort : "helpful") as ReviewSort,
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null,
    hasPhotos: asked.get("photos") === "1",
    cursor: asked.get("rafter"),
  };
}

/** How far one has read in the questions. */
export const questionsAfter = (search: string): string | null => new URLSearchParams(search).get("qafter");

const OWN = ["rs", "stars", "photos", "rafter", "qafter"] as const;

/** Whether an address asks for anything but the first page. */
export const asksForMore = (search: string): boolean => {
  const asked = new URLSearchParams(search);
  return OWN.some((name) => asked.has(name));
};

/** The same address with other wishes; an empty one is left out, and one begins at the first review again. */
export function reviewsHref(
  at: { pathname: string; search: string },
  wishes: Partial<Record<(typeof OWN)[number], string>>,
  anchor = "reviews",
): string {
  const asked = new URLSearchParams(at.search);
  asked.delete("rafter");
  for (const [name, value] of Object.entries(wishes)) {
    if (value === "") asked.delete(name);
    else asked.set(name, value);
  }
  const query = asked.toString();
  return `${at.pathname}${query === "" ? "" : `?${query}`}#${anchor}`;
}
