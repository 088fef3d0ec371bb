// What a row of a file means: which offer it is for, and whether it changes, adds, leaves or breaks something.
import {
  type Condition,
  type ExchangeField,
  gtin14,
  type Id,
  type OfferStatus,
  priceField,
  writeMoney,
} from "@stoa/contract";
import { type Finding, found, type Given, type ReadRow } from "./cells.ts";
import { type PriceWrite, priced } from "./prices.ts";
import type { OfferRecord } from "./record.ts";

/** A picture that a seller uploaded. */
export interface Picture {
  width: number;
  height: number;
  placeholderColour: string;
}

/** What the shop knows about the offers that rows may be for. */
export interface Facts {
  /** The seller's own offers found by id, SKU or GTIN. */
  offers: readonly OfferRecord[];
  /** Variants of products in the shop, by their GTIN in fourteen digits. */
  variants: ReadonlyMap<string, { variantId: Id<"variant">; productId: Id<"product"> }>;
  /** Categories by slug, name and path, in lower case. */
  categories: ReadonlyMap<string, { categoryId: Id<"category">; slug: string }>;
  /** Pictures that the seller uploaded, by hash. */
  pictures: ReadonlyMap<string, Picture>;
  /** Which row was the first to be for something, by the claims of `judge`. */
  claims: ReadonlyMap<string, number>;
}

/** The values of a new offer. */
export interface NewOffer {
  condition: Condition;
  status: OfferStatus;
  handlingDays: number;
  maxPerOrder: number | null;
  onHand: number;
  prices: PriceWrite[];
}

/** A product that a row proposes. */
export interface NewProduct {
  title: string;
  brand: string;
  category: { categoryId: Id<"category">; slug: string };
  description: string;
  sku: string;
  gtin: string | null;
  weightGrams: number;
  images: (Picture & { hash: string })[];
}

/** What a row writes. A value that is null stays as it is. */
export type RowWrite =
  | {
      kind: "changed";
      offerId: Id<"offer">;
      productId: Id<"product">;
      status: OfferStatus | null;
      handlingDays: number | null;
      /** 0 lifts the limit. */
      maxPerOrder: number | null;
      onHand: number | null;
      prices: PriceWrite[];
    }
  | { kind: "listed"; variantId: Id<"variant">; productId: Id<"product">; offer: NewOffer }
  | { kind: "created"; product: NewProduct; offer: NewOffer };

/** What becomes of a row, what there is to tell, and what later rows can no longer be for. */
export interface Verdict {
  outcome: "created" | "listed" | "changed" | "unchanged" | "failed";
  /** What the row is called by people: its SKU or title. */
  name: string;
  write: RowWrite | null;
  findings: Finding[];
  claims: string[];
}

type Target = { offer: OfferRecord } | { variant: { variantId: Id<"variant">; productId: Id<"product"> } } | null;

/** The one offer among `own` in the condition of the row, the one variant to offer in that condition, or why neither. */
function amongOwn(own: readonly OfferRecord[], given: Given, ambiguous: Finding): Target | Finding {
  const fitting = given.condition ? own.filter((offer) => offer.condition === given.condition) : own;
  if (fitting.length === 1) return { offer: fitting[0]! };
  const [variant] = own;
  const isOneVariant = own.every((offer) => offer.variantId === variant!.variantId);
  if (fitting.length > 1 || !isOneVariant) return ambiguous;
  return { variant: { variantId: variant!.variantId, productId: variant!.productId } };
}

/** What a row is for, by offer id, else SKU, else GTIN; null is something new. */
function targetOf(given: Given, facts: Facts): Target | Finding {
  if (given.offerId) {
    const offer = facts.offers.find((each) => each.offerId === given.offerId);
    if (!offer) return found("problem", "offer_unknown", "offer_id", "", given.offerId);
    return given.condition && given.condition !== offer.condition
      ? found("problem", "condition_fixed", "condition", offer.condition, given.condition)
      : { offer };
  }
  const bySku = given.sku ? facts.offers.filter((each) => each.sku === given.sku) : [];
  if (bySku.length > 0) return amongOwn(bySku, given, found("problem", "sku_ambiguous", "sku", "", given.sku));
  if (!given.gtin) return given.sku ? null : found("problem", "nothing_to_match", null);
  const number = gtin14(given.gtin);
  const byGtin = facts.offers.filter((each) => each.gtin !== null && gtin14(each.gtin) === number);
  if (byGtin.length > 0) return amongOwn(byGtin, given, found("problem", "gtin_ambiguous", "gtin", "", given.gtin));
  const variant = facts.variants.get(number);
  return variant ? { variant } : null;
}

/** The claims under which rows for the same thing meet. `own` are made by the row, `met` are those it must not meet. */
function claimsOf(given: Given, target: Target): { own: string[]; met: string[] } {
  const product = [given.sku && `sku:${given.sku}`, given.gtin && `gtin:${gtin14(given.gtin)}`].filter(
    (each) => !!each,
  );
  if (target === null) return { own: product as string[], met: product as string[] };
  const [variantId, condition] =
    "offer" in target
      ? [target.offer.variantId, target.offer.condition]
      : [target.variant.variantId, given.condition ?? "new"];
  const offer = `offer:${variantId}:${condition}`;
  return { own: [offer], met: given.offerId ? [offer] : [offer, ...(product as string[])] };
}

/** What a row says of the product page that the page does not say; it stays as it is. */
function keptProduct(given: Given, record: OfferRecord): Finding[] {
  const lines = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  const pairs: [ExchangeField, string | undefined, string][] = [
    ["sku", given.sku, record.sku],
    ["gtin", given.gtin && gtin14(given.gtin), record.gtin ? gtin14(record.gtin) : ""],
    ["title", given.title, record.title],
    ["brand", given.brand, record.brand],
    ["description", given.description, record.description],
    ["weight_grams", given.weightGrams?.toString(), String(record.weightGrams)],
  ];
  return pairs
    .filter(([, said, is]) => said !== undefined && lines(said) !== lines(is))
    .map(([field, said, is]) => found("notice", "product_kept", field, lines(is).slice(0, 80), said!.slice(0, 200)));
}

const change = (field: ExchangeField, before: string, after: string) =>
  found("change", "changed", field, before, after);

/** Columns that tell of the product, or help to find it. */
const ABOUT_PRODUCT: ReadonlySet<ExchangeField> = new Set([
  "sku",
  "gtin",
  "title",
  "brand",
  "category",
  "description",
  "images",
  "weight_grams",
]);

const asNotice = (finding: Finding): Finding => ({ ...finding, kind: "notice" });

/** A row for an offer that is there. */
function judgeOffer(
  given: Given,
  record: OfferRecord,
  notices: readonly Finding[],
): Pick<Verdict, "outcome" | "write" | "findings"> {
  const findings = [...notices, ...keptProduct(given, record)];
  const onHand = given.onHand !== undefined && given.onHand !== record.onHand ? given.onHand : null;
  if (onHand !== null && onHand < record.leastOnHand)
    findings.push(found("problem", "below_promised", "stock", String(record.leastOnHand), String(onHand)));
  const status = given.status && given.status !== record.status ? given.status : null;
  const handlingDays =
    given.handlingDays !== undefined && given.handlingDays !== record.handlingDays ? given.handlingDays : null;
  const maxPerOrder =
    given.maxPerOrder !== undefined && given.maxPerOrder !== record.maxPerOrder ? (given.maxPerOrder ?? 0) : null;
  const prices = priced(given, record.prices, findings);
  if (findings.some((each) => each.kind === "problem")) return { outcome: "failed", write: null, findings };

  if (status) findings.push(change("status", record.status, status));
  if (onHand !== null) findings.push(change("stock", String(record.onHand), String(onHand)));
  if (handlingDays !== null) findings.push(change("handling_days", String(record.handlingDays), String(handlingDays)));
  if (maxPerOrder !== null)
    findings.push(
      change("max_per_order", record.maxPerOrder?.toString() ?? "", maxPerOrder ? String(maxPerOrder) : "none"),
    );
  for (const { currency, priceMinor, compareAtMinor } of prices) {
    const before = record.prices.find((one) => one.currency === currency);
    const text = (minor: number | null | undefined) => (minor == null ? "" : writeMoney(minor, currency));
    if (before?.priceMinor !== priceMinor)
      findings.push(change(priceField(currency), text(before?.priceMinor), text(priceMinor)));
    if ((before?.compareAtMinor ?? null) !== compareAtMinor)
      findings.push(change(priceField(currency, "compare_at"), text(before?.compareAtMinor), text(compareAtMinor)));
  }
  if ([status, onHand, handlingDays, maxPerOrder].every((each) => each === null) && prices.length === 0)
    return { outcome: "unchanged", write: null, findings };
  const { offerId, productId } = record;
  return {
    outcome: "changed",
    write: { kind: "changed", offerId, productId, status, handlingDays, maxPerOrder, onHand, prices },
    findings,
  };
}

/** The values of a new offer, or the problems that stand in its way. */
function newOffer(given: Given, findings: Finding[]): NewOffer {
  const prices = priced(given, [], findings);
  if (Object.keys(given.prices).length === 0) findings.push(found("problem", "price_missing", null));
  if (given.onHand === undefined) findings.push(found("problem", "stock_missing", "stock"));
  return {
    condition: given.condition ?? "new",
    status: given.status ?? "active",
    handlingDays: given.handlingDays ?? 1,
    maxPerOrder: given.maxPerOrder ?? null,
    onHand: given.onHand ?? 0,
    prices,
  };
}

/** The product that a row describes, or the problems that stand in its way. */
function newProduct(given: Given, facts: Facts, findings: Finding[]): NewProduct | null {
  const needed: [ExchangeField, unknown][] = [
    ["sku", given.sku],
    ["title", given.title],
    ["brand", given.brand],
    ["category", given.category],
    ["description", given.description],
    ["weight_grams", given.weightGrams],
  ];
  for (const [field, value] of needed) if (value === undefined) findings.push(found("problem", "missing", field));
  const category = given.category === undefined ? undefined : facts.categories.get(given.category.toLowerCase());
  if (given.category !== undefined && !category)
    findings.push(found("problem", "category_unknown", "category", "", given.category.slice(0, 200)));
  const images = (given.imageHashes ?? []).flatMap((hash) => {
    const picture = facts.pictures.get(hash);
    return picture ? [{ hash, ...picture }] : [];
  });
  if (images.length < (given.imageHashes?.length ?? 0)) findings.push(found("problem", "image_unknown", "images"));
  else if (images.length === 0) findings.push(found("notice", "no_picture", "images"));
  const { sku, title, brand, description, weightGrams } = given;
  if (!sku || !title || !brand || !description || !weightGrams || !category) return null;
  return { title, brand, category, description, sku, gtin: given.gtin ?? null, weightGrams, images };
}

/** Judges a row against what the shop knows. The same row and facts have the same verdict. */
export function judge({ given, problems }: ReadRow, rowNumber: number, facts: Facts): Verdict {
  const target = targetOf(given, facts);
  const name = given.sku ?? given.title ?? given.gtin ?? given.offerId ?? "";
  const failed = (findings: Finding[], claims: string[] = []): Verdict => ({
    outcome: "failed",
    name,
    write: null,
    findings: findings.filter((each) => each.kind === "problem"),
    claims,
  });
  if (target !== null && "code" in target) return failed([...problems, ...(problems.length > 0 ? [] : [target])]);

  const { own, met } = claimsOf(given, target);
  const first = Math.min(...met.map((claim) => facts.claims.get(claim) ?? Infinity));
  if (first < rowNumber) {
    const isOffer = met.some((claim) => claim.startsWith("offer:") && facts.claims.has(claim));
    const code = target === null || isOffer ? "duplicate_row" : "same_new_product";
    return failed([found("problem", code, null, String(first), name)]);
  }
  // What a row says of a product that is there is not taken over, so it need not be right either.
  const idle = target === null ? [] : problems.filter(({ field }) => field !== null && ABOUT_PRODUCT.has(field));
  if (problems.length > idle.length) return failed(problems, own);

  if (target !== null && "offer" in target)
    return { name: given.sku ?? target.offer.sku, claims: own, ...judgeOffer(given, target.offer, idle.map(asNotice)) };
  const describes = given.title ?? given.brand ?? given.category ?? given.description;
  if (target === null && describes === undefined) {
    const field = given.sku ? "sku" : "gtin";
    return failed([found("problem", "offer_not_found", field, "", given[field])], own);
  }
  const findings = idle.map(asNotice);
  const offer = newOffer(given, findings);
  const product = target === null ? newProduct(given, facts, findings) : null;
  if (findings.some((each) => each.kind === "problem")) return failed(findings, own);
  if (target !== null) {
    const write: RowWrite = { kind: "listed", ...target.variant, offer };
    return { outcome: "listed", name, write, findings: [...findings, found("change", "listed", null)], claims: own };
  }
  const write: RowWrite = { kind: "created", product: product!, offer };
  return { outcome: "created", name, write, findings: [...findings, found("change", "created", null)], claims: own };
}
