// The search across a whole dashboard: a few things of every kind that the one who asks may see.
import { z } from "zod";

/** What can be found. */
export const FOUND_KINDS = ["order", "offer", "product", "return", "claim", "user", "seller"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something that was found: what it is called, a line under it, and the id of its page. */
export interface Found {
  kind: FoundKind;
  id: string;
  title: string;
  note: string;
}

/** Words to look for: the beginning of a number, a name, an address, a SKU; any part of a title of one's own offers. */
export const FindInput = z.strictObject({ q: z.string().trim().min(2).max(80) });
export type FindInput = z.infer<typeof FindInput>;
