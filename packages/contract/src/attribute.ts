// Typed attributes: what a category asks of its products, and the values that products give.
import { z } from "zod";
import type { Crumb } from "./catalog.ts";
import { Slug } from "./id.ts";

/** Kinds of values. A boolean is shown as `Yes` or `No`. */
export const ATTRIBUTE_KINDS = ["text", "number", "boolean"] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** An attribute as a category asks for it; `from` is the category in the tree that says so. */
export interface CategoryAttribute {
  key: string;
  label: string;
  kind: AttributeKind;
  /** The unit of a number, null for a bare one. */
  unit: string | null;
  /** The width of the bins in which a number is filtered, null when it is not. */
  step: number | null;
  filterable: boolean;
  variantAxis: boolean;
  required: boolean;
  from: Crumb;
}

/** An attribute of the marketplace and how many categories and products have it. */
export interface AttributeView extends Pick<CategoryAttribute, "key" | "label" | "kind" | "unit" | "step"> {
  categoryCount: number;
  productCount: number;
}

/** A value that a product gives: text, a number in the attribute's unit, or a yes or no. */
export const AttributeValue = z.strictObject({
  key: Slug,
  value: z.union([z.string().trim().min(1).max(200), z.number(), z.boolean()]),
});
export type AttributeValue = z.infer<typeof AttributeValue>;

/** Names a category. */
export const CategoryInput = z.strictObject({ categorySlug: Slug });
export type CategoryInput = z.infer<typeof CategoryInput>;

/** Makes an attribute, or gives it another label or step. Its kind and unit stay once products have it. */
export const SetAttribute = z.strictObject({
  key: Slug.max(60),
  label: z.string().trim().min(1).max(60),
  kind: z.enum(ATTRIBUTE_KINDS),
  unit: z.string().trim().min(1).max(12).nullable().default(null),
  step: z.number().positive().max(1_000_000).nullable().default(null),
});
export type SetAttribute = z.infer<typeof SetAttribute>;

/** Lets a category, and all below it, ask for an attribute. */
export const SetCategoryAttribute = CategoryInput.extend({
  key: Slug,
  filterable: z.boolean(),
  variantAxis: z.boolean(),
  required: z.boolean(),
});
export type SetCategoryAttribute = z.infer<typeof SetCategoryAttribute>;

/** Lets a category ask no longer. Values that products have stay. */
export const RemoveCategoryAttribute = CategoryInput.extend({ key: Slug });
export type RemoveCategoryAttribute = z.infer<typeof RemoveCategoryAttribute>;
