// Typed attributes, and which of them a category asks for.
import type { AttributeKind } from "@stoa/contract";
import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { count, id, oneOf, words } from "../columns.ts";

export const attribute = sqliteTable("attribute", {
  key: words("key").primaryKey(),
  label: words("label"),
  kind: oneOf<AttributeKind>("kind"),
  unit: text("unit"),
  step: real("step"),
});

const flag = (name: string) => integer(name, { mode: "boolean" }).notNull().default(false);

export const categoryAttribute = sqliteTable(
  "category_attribute",
  {
    categoryId: id("category", "category_id"),
    attributeKey: words("attribute_key"),
    position: count("position"),
    filterable: flag("filterable"),
    variantAxis: flag("variant_axis"),
    required: flag("required"),
  },
  (t) => [primaryKey({ columns: [t.categoryId, t.attributeKey] })],
);
