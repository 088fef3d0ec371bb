// Products as sellers propose them and operators keep them: what is written, what is matched, what is decided.
import { z } from "zod";
import { ImageHash } from "./media.ts";
import { AttributeValue } from "./attribute.ts";
import { type Crumb, type OptionAxis, PRODUCT_STATUSES, type ProductStatus } from "./catalog.ts";
import { type ChangedFields, type ChangeKind, ChangeStatus } from "./change.ts";
import { readGtin } from "./gtin.ts";
import { type Id, idSchema, Slug } from "./id.ts";
import { Currency, Minor } from "./money.ts";
import { Condition } from "./offer.ts";
import { PageInput } from "./page.ts";

/** A GTIN with a true check digit, or null where the maker gives none. */
export const Gtin = z
  .string()
  .max(20)
  .transform((text, issues) => {
    const gtin = readGtin(text);
    if (gtin === null) issues.addIssue({ code: "custom", message: "a GTIN of 8, 12, 13 or 14 digits" });
    return gtin ?? z.NEVER;
  })
  .nullable()
  .default(null);

/** What a product page says. Pictures are uploaded first and named by hash; the first one is the cover. */
export const ProductContent = z.strictObject({
  title: z.string().trim().min(3).max(140),
  brand: z.string().trim().min(1).max(60),
  categorySlug: Slug,
  description: z.string().trim().min(20).max(5_000),
  attributes: z.array(AttributeValue).max(60),
  images: z
    .array(z.strictObject({ hash: ImageHash, alt: z.string().trim().min(1).max(200) }))
    .min(1)
    .max(8),
});
export type ProductContent = z.infer<typeof ProductContent>;

const OptionWord = z.string().trim().min(1).max(40);

/** An axis on which the variants of a new product differ. */
export const NewAxis = z.strictObject({
  name: OptionWord,
  kind: z.enum(["swatch", "select"]),
  values: z
    .array(
      z.strictObject({
        value: OptionWord,
        hex: z
          .string()
          .regex(/^#[0-9a-f]{6}$/)
          .nullable()
          .default(null),
      }),
    )
    .min(1)
    .max(40),
}) satisfies z.ZodType<OptionAxis>;

/** Prices by currency. */
export const NewPrices = z
  .array(z.strictObject({ currency: Currency, priceMinor: Minor.min(1) }))
  .min(1)
  .max(6);

/** One thing one can buy of a new product, with the seller's price and stock; `options` names a value on every axis. */
export const NewVariant = z.strictObject({
  options: z.record(OptionWord, OptionWord).default({}),
  sku: z.string().trim().min(1).max(60),
  gtin: Gtin,
  weightGrams: z.int().min(1).max(1_000_000),
  onHand: z.int().min(0).max(1_000_000),
  prices: NewPrices,
  /** The picture that shows it, one of the product's; the cover without it. */
  imageHash: ImageHash.nullable().default(null),
});
export type NewVariant = z.infer<typeof NewVariant>;

/** A new product with its variants, and the seller's offer for each of them. */
export const CreateProduct = ProductContent.extend({
  condition: Condition.default("new"),
  options: z.array(NewAxis).max(3).default([]),
  variants: z.array(NewVariant).min(1).max(60),
}).superRefine(({ options, variants }, issues) => {
  const refuse = (message: string, ...path: (string | number)[]) => issues.addIssue({ code: "custom", message, path });
  if (new Set(options.map((axis) => axis.name)).size < options.length) refuse("an axis twice", "options");
  options.forEach((axis, i) => {
    const words = new Set(axis.values.map(({ value }) => value));
    if (words.size < axis.values.length) refuse("a value twice", "options", i);
  });
  const seen = { options: new Set<string>(), sku: new Set<string>(), gtin: new Set<string>() };
  const isTwice = (of: Set<string>, word: string | null) => word !== null && of.size === of.add(word).size;
  variants.forEach((variant, i) => {
    const chosen = options.map((axis) => axis.values.find(({ value }) => value === variant.options[axis.name])?.value);
    const isWhole = chosen.every(Boolean) && Object.keys(variant.options).length === options.length;
    if (!isWhole || isTwice(seen.options, JSON.stringify(chosen)))
      refuse("one value on every axis", "variants", i, "options");
    if (isTwice(seen.sku, variant.sku)) refuse("a SKU twice", "variants", i, "sku");
    if (isTwice(seen.gtin, variant.gtin)) refuse("a GTIN twice", "variants", i, "gtin");
    const currencies = new Set(variant.prices.map((price) => price.currency));
    if (currencies.size < variant.prices.length) refuse("a currency twice", "variants", i, "prices");
  });
});
export type CreateProduct = z.infer<typeof CreateProduct>;

/** What became of a new product: in the shop at once, or waiting for an operator. */
export interface CreatedProduct {
  productId: Id<"product">;
  slug: string;
  status: ProductStatus;
  changeId: Id<"change">;
  offerIds: Id<"offer">[];
}

/** Finds products that are in the shop already: by GTIN exactly, or by words of the title. */
export const MatchInput = z.strictObject({
  gtin: z.string().max(20).optional(),
  title: z.string().trim().max(140).optional(),
});
export type MatchInput = z.infer<typeof MatchInput>;

/** A product that is in the shop already; `isOwn` says that the seller offers the variant as new. */
export interface ProductMatch {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  category: string;
  imageHash: string | null;
  by: "gtin" | "title";
  variants: { variantId: Id<"variant">; label: string; gtin: string | null; isOwn: boolean }[];
}

/** An offer of the seller for a variant that is in the shop already. */
export const SellVariant = z.strictObject({
  variantId: idSchema("variant"),
  condition: Condition.default("new"),
  handlingDays: z.int().min(0).max(60).default(1),
  onHand: z.int().min(0).max(1_000_000),
  prices: NewPrices,
});
export type SellVariant = z.infer<typeof SellVariant>;

/** Names a product. */
export const ProductId = z.strictObject({ productId: idSchema("product") });
export type ProductId = z.infer<typeof ProductId>;

/** Proposes how a product page should read; only what differs from now is a change. */
export const ReviseProduct = ProductContent.extend({ productId: idSchema("product") });
export type ReviseProduct = z.infer<typeof ReviseProduct>;

/** Names a change. */
export const ChangeId = z.strictObject({ changeId: idSchema("change") });
export type ChangeId = z.infer<typeof ChangeId>;

/** A change as its seller and operators see it. */
export interface ChangeView {
  changeId: Id<"change">;
  productId: Id<"product">;
  productTitle: string;
  productSlug: string;
  imageHash: string | null;
  kind: ChangeKind;
  status: ChangeStatus;
  revision: number;
  before: ChangedFields;
  after: ChangedFields;
  reason: string | null;
  /** Null for an operator's own edit. */
  seller: { sellerId: Id<"seller">; name: string } | null;
  /** Names of people; null where the account is gone. */
  author: string | null;
  decidedBy: string | null;
  decidedAt: number | null;
  createdAt: number;
}

/** What a product page says now, whatever its state. */
export interface ProductRecordView {
  productId: Id<"product">;
  slug: string;
  status: ProductStatus;
  content: ProductContent;
  /** The attributes with their names, as the page shows them. */
  attributes: { key: string; label: string; text: string; unit: string | null }[];
  category: Crumb;
  variants: { variantId: Id<"variant">; label: string; sku: string; gtin: string | null; offerCount: number }[];
  formerSlugs: string[];
  createdAt: number;
  updatedAt: number;
}

/** A product in the seller's own list, with the newest of the seller's changes that matters. */
export interface SellerProduct {
  productId: Id<"product">;
  slug: string;
  title: string;
  imageHash: string | null;
  status: ProductStatus;
  offerCount: number;
  change: Pick<ChangeView, "changeId" | "kind" | "status" | "reason"> | null;
  updatedAt: number;
}

/** Lists the seller's products, last changed first; `waiting` are those with an open proposal or one to rework. */
export const SellerProductsInput = PageInput.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum(["active", "proposed", "draft", "archived", "waiting"]).optional(),
});
export type SellerProductsInput = z.infer<typeof SellerProductsInput>;

/** One of the seller's products: how it reads now, how the seller wants it to read, and what was decided. */
export interface SellerProductView extends ProductRecordView {
  /** The seller's proposal that is open or to be reworked. */
  pending: ChangeView | null;
  changes: ChangeView[];
}

/** A product in the operators' list. */
export interface AdminProduct {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  category: string;
  imageHash: string | null;
  status: ProductStatus;
  offerCount: number;
  openCount: number;
  createdAt: number;
}

/** Lists products, newest first; `q` is part of a title or brand, a GTIN, or a SKU. */
export const AdminProductsInput = PageInput.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum(PRODUCT_STATUSES).optional(),
});
export type AdminProductsInput = z.infer<typeof AdminProductsInput>;

/** A product as operators see it, with every change it ever had, newest first. */
export interface AdminProductView extends ProductRecordView {
  changes: ChangeView[];
}

/** Lists changes, the longest waiting first while they are open, else the newest first. */
export const AdminChangesInput = PageInput.extend({ status: ChangeStatus.default("open") });
export type AdminChangesInput = z.infer<typeof AdminChangesInput>;

/** A proposal beside the product as it is now. */
export interface ProposalView {
  change: ChangeView;
  product: ProductRecordView;
}

const Reason = z.string().trim().min(3).max(500);

/** Approves a proposal as read in this revision. `newAddress` gives a new title a new address, too. */
export const ApproveChange = ChangeId.extend({
  revision: z.int().min(1),
  newAddress: z.boolean().default(false),
});
export type ApproveChange = z.infer<typeof ApproveChange>;

/** Refuses a proposal or asks for another version of it, with a reason that the seller reads. */
export const AnswerChange = ChangeId.extend({ revision: z.int().min(1), reason: Reason });
export type AnswerChange = z.infer<typeof AnswerChange>;

/** An operator's own edit of a product page. */
export const EditProduct = ReviseProduct.partial().required({ productId: true }).extend({ slug: Slug.optional() });
export type EditProduct = z.infer<typeof EditProduct>;

/** Takes a product out of the shop, or puts it back, with a reason for the record. */
export const SetProductStatus = ProductId.extend({ status: z.enum(["active", "archived"]), reason: Reason });
export type SetProductStatus = z.infer<typeof SetProductStatus>;

/** How proposals are taken. */
export const CatalogueSettings = z.strictObject({
  /** A seller with so many approved products is trusted: what they propose for their own pages holds at once. Null: nobody is. */
  trustedSellers: z.int().min(1).max(10_000).nullable(),
});
export type CatalogueSettings = z.infer<typeof CatalogueSettings>;
