// Pages of a list: a cursor goes in, items and the next cursor come out.
import { z } from "zod";

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The input of every paged list: an opaque cursor and a size from 1 to 100. */
export const PageInput = z.strictObject({
  cursor: z.string().max(200).nullish(),
  limit: z.int().min(1).max(100).default(24),
});
export type PageInput = z.infer<typeof PageInput>;

/** Which way a list is ordered. */
export const DIRECTIONS = ["asc", "desc"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How many there are; `atLeast` says that counting was stopped there. */
export interface Counted {
  count: number;
  atLeast: boolean;
}
