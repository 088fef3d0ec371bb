// Where invented products are filed: the demo's shelves, and below them a category for each of the commoner kinds.
import { slugOf } from "@stoa/core/catalog";
import type { Id } from "@stoa/contract";
import { category } from "@stoa/db";
import { diceOf } from "../dice.ts";
import { type Rows, rowsOf } from "../write.ts";
import { type Kind, KINDS } from "./kinds.ts";
import { plural } from "./nouns.ts";

/** Kinds of a shelf that get a category of their own. */
const KINDS_PER_SHELF = 4;
const MADE_AT = Date.parse("2023-06-30T08:00:00Z");

/** A shelf as the database has it. */
export interface StandingShelf {
  id: Id<"category">;
  path: string;
  level: number;
}

/** The shelf that each kind is filed on; `shelfOf` knows them by their path in the catalogue file. */
export function filedOnShelves(shelfOf: (path: string) => StandingShelf): Map<Kind, Id<"category">> {
  return new Map(KINDS.map((kind) => [kind, shelfOf(kind.shelf).id]));
}

/** The category that each kind is filed in when shelves are divided, and the rows of those categories. */
export function filedByKind(
  shelfOf: (path: string) => StandingShelf,
  isTaken: (slug: string, path: string) => boolean,
) {
  const rows: (typeof category.$inferInsert)[] = [];
  const categoryOf = filedOnShelves(shelfOf);
  for (const kinds of Map.groupBy(KINDS, ({ shelf }) => shelf).values()) {
    for (const [position, kind] of kinds.slice(0, KINDS_PER_SHELF).entries()) {
      const shelf = shelfOf(kind.shelf);
      const name = plural(kind.noun);
      const slug = slugOf(name);
      const path = `${shelf.path}/${slug}`;
      if (isTaken(slug, path)) continue;
      const id = diceOf(`category ${slug}`).id("category", MADE_AT);
      rows.push({ id, parentId: shelf.id, slug, name, level: shelf.level + 1, position, path });
      categoryOf.set(kind, id);
    }
  }
  return { categoryOf, table: rowsOf(category, rows) satisfies Rows };
}
