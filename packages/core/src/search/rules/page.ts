// Pages by key: a page begins after the last thing of the one before, so nothing is shown twice when the list moves.
import { DomainError } from "@stoa/contract";

/** Where a product stands in a list: lower keys first, equal keys by row. */
export interface Keyed {
  key: number;
  id: number;
}

/** A place between two products: the page after it, or the page that ends before it. `page` is the number it is called by. */
export interface Place extends Keyed {
  page: number;
}

/** Order of a list. */
export const byKey = (a: Keyed, b: Keyed): number => a.key - b.key || a.id - b.id;

/** A place as it stands in a URL. */
export const writePlace = ({ page, key, id }: Place): string => `${page}~${key}~${id}`;

/** @throws INVALID_INPUT the text was not written by `writePlace` */
export function readPlace(text: string): Place {
  const [page, key, id] = text.split("~").map(Number);
  if (!page || !Number.isInteger(page) || page < 1 || !Number.isFinite(key) || !Number.isSafeInteger(id))
    throw new DomainError("INVALID_INPUT", { field: "after" });
  return { page, key: key as number, id: id as number };
}

/** What a list is asked for. */
export interface Window {
  after?: Place | undefined;
  before?: Place | undefined;
}

/** One page of a list and the ways on from it. */
export interface PageOf<T> {
  items: T[];
  page: number;
  next: string | null;
  previous: string | null;
}

/** The page of a whole sorted list. `more` says that the list goes on behind its end. */
export function pageIn<T extends Keyed>(list: readonly T[], { after, before }: Window, size: number): PageOf<T> {
  let start = 0;
  if (after) start = firstAfter(list, after);
  else if (before) start = Math.max(0, firstAfter(list, { ...before, id: before.id - 1 }) - size);
  const items = list.slice(start, start + size);
  const page = start === 0 ? 1 : (after?.page ?? before?.page ?? 1);
  return { items, ...waysOn(items, page, start > 0, start + size < list.length) };
}

/** Ways on from a page that was read by itself. */
export function waysOn(
  items: readonly Keyed[],
  page: number,
  hasPrevious: boolean,
  hasNext: boolean,
): Pick<PageOf<never>, "page" | "next" | "previous"> {
  const first = items[0];
  const last = items.at(-1);
  return {
    page,
    next: last && hasNext ? writePlace({ page: page + 1, key: last.key, id: last.id }) : null,
    previous: first && hasPrevious ? writePlace({ page: Math.max(1, page - 1), key: first.key, id: first.id }) : null,
  };
}

/** Index of the first thing behind a place. */
function firstAfter(list: readonly Keyed[], place: Keyed): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byKey(list[middle]!, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
