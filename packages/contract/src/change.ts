// Changes of products: what sellers propose and operators decide; every change leaves a record.
import { z } from "zod";
import type { AttributeValue } from "./attribute.ts";
import type { ProductStatus } from "./catalog.ts";

/** What a change does. */
export const CHANGE_KINDS = ["create", "edit", "archive", "slug"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** States of a change. */
export const CHANGE_STATUSES = ["open", "approved", "changes_asked", "refused", "withdrawn"] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];
export const ChangeStatus = z.enum(CHANGE_STATUSES);

/** Which state may follow which; `open` to `open` is a proposal written anew. The database refuses everything else. */
export const CHANGE_NEXT = {
  open: ["open", "approved", "changes_asked", "refused", "withdrawn"],
  changes_asked: ["open", "withdrawn"],
  approved: [],
  refused: [],
  withdrawn: [],
} as const satisfies Record<ChangeStatus, readonly ChangeStatus[]>;

/** What of a product can change. */
export interface ProductFields {
  title: string;
  brand: string;
  categorySlug: string;
  description: string;
  attributes: AttributeValue[];
  images: { hash: string; alt: string }[];
  slug: string;
  status: ProductStatus;
}

/** The fields that a change touches, before or after it. */
export type ChangedFields = Partial<ProductFields>;
