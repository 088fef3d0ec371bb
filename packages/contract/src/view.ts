// Views: a list of a dashboard as somebody wants to see it again, kept under a name.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";

/** The lists of the dashboards whose views can be kept. */
export const SELLER_LISTS = ["offers", "orders"] as const;
export const ADMIN_LISTS = ["orders", "users", "sellers", "products"] as const;
export type ViewList = (typeof SELLER_LISTS)[number] | (typeof ADMIN_LISTS)[number];

/** A kept view. `query` is what stands behind the `?` of the list's address: filter, order, columns, density. */
export interface SavedView {
  viewId: Id<"view">;
  name: string;
  query: string;
  isShared: boolean;
  /** Whether the list opens with it. */
  isDefault: boolean;
  /** Whether the one who asks made it. Only they change it. */
  isOwn: boolean;
  /** Whether the one who asks may take it away. */
  mayRemove: boolean;
}

const save = {
  name: z.string().trim().min(1).max(60),
  query: z.string().max(1_000).default(""),
  isShared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
};

/** Keeps a view of a seller's list; one of the same name is replaced. */
export const SaveSellerView = z.strictObject({ list: z.enum(SELLER_LISTS), ...save });
export type SaveSellerView = z.infer<typeof SaveSellerView>;

/** Keeps a view of an operator's list; one of the same name is replaced. */
export const SaveAdminView = z.strictObject({ list: z.enum(ADMIN_LISTS), ...save });
export type SaveAdminView = z.infer<typeof SaveAdminView>;

/** Names a list of the seller's desk, or of the operators'. */
export const SellerViewsInput = z.strictObject({ list: z.enum(SELLER_LISTS) });
export const AdminViewsInput = z.strictObject({ list: z.enum(ADMIN_LISTS) });

/** Names a view. */
export const ViewId = z.strictObject({ viewId: idSchema("view") });
export type ViewId = z.infer<typeof ViewId>;
