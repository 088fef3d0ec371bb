// An offer as it is stored, and as a row of a file.
import {
  type Condition,
  type Currency,
  EXCHANGE_CURRENCIES,
  EXCHANGE_FIELDS,
  type ExchangeField,
  type Id,
  imagePath,
  type OfferStatus,
  priceField,
  writeMoney,
} from "@stoa/contract";

/** One of the seller's offers with its product, as far as files tell of it. */
export interface OfferRecord {
  offerId: Id<"offer">;
  variantId: Id<"variant">;
  productId: Id<"product">;
  sku: string;
  gtin: string | null;
  title: string;
  variant: string;
  brand: string;
  category: string;
  description: string;
  imageHashes: string[];
  weightGrams: number;
  condition: Condition;
  status: OfferStatus;
  onHand: number;
  /** Units promised to orders, those that are not there yet included. */
  promised: number;
  /** The least that can be counted without breaking a promise. */
  leastOnHand: number;
  handlingDays: number;
  maxPerOrder: number | null;
  prices: { currency: Currency; priceMinor: number; compareAtMinor: number | null; saleMinor: number | null }[];
}

/** The cells of an offer in the order of `EXCHANGE_FIELDS`; `mediaOrigin` is where pictures answer. */
export function cellsOf(record: OfferRecord, mediaOrigin: string): string[] {
  const cells: Partial<Record<ExchangeField, string>> = {
    offer_id: record.offerId,
    sku: record.sku,
    gtin: record.gtin ?? "",
    title: record.title,
    variant: record.variant,
    brand: record.brand,
    category: record.category,
    description: record.description,
    images: record.imageHashes.map((hash) => mediaOrigin + imagePath(hash, 1280)).join(" "),
    weight_grams: String(record.weightGrams),
    condition: record.condition,
    status: record.status,
    stock: String(record.onHand),
    promised: String(record.promised),
    handling_days: String(record.handlingDays),
    max_per_order: record.maxPerOrder?.toString() ?? "",
  };
  for (const currency of EXCHANGE_CURRENCIES) {
    const price = record.prices.find((one) => one.currency === currency);
    if (!price) continue;
    cells[priceField(currency)] = writeMoney(price.priceMinor, currency);
    if (price.compareAtMinor !== null)
      cells[priceField(currency, "compare_at")] = writeMoney(price.compareAtMinor, currency);
  }
  return EXCHANGE_FIELDS.map((field) => cells[field] ?? "");
}
