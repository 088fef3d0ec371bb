// Offers as CSV: the columns of a file, the states of an import, and what is told of it.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { CURRENCY_DECIMALS, type Currency } from "./money.ts";
import { CONDITIONS, OFFER_STATUSES } from "./offer.ts";
import { PageInput } from "./page.ts";
import type { FindingCode, FindingKind } from "./exchange-finding.ts";

/** Largest file that can be imported, and most rows in it. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 100_000;

/** What every file of ours calls its columns, in their order, before the prices. */
const FIELDS = [
  "offer_id",
  "sku",
  "gtin",
  "title",
  "variant",
  "brand",
  "category",
  "description",
  "images",
  "weight_grams",
  "condition",
  "status",
  "stock",
  "promised",
  "handling_days",
  "max_per_order",
] as const;

type PriceField = `${"price" | "compare_at"}_${Lowercase<Currency>}`;

/** A column of a file of offers. */
export type ExchangeField = (typeof FIELDS)[number] | PriceField;

/** The currencies that have columns of their own. */
export const EXCHANGE_CURRENCIES = Object.keys(CURRENCY_DECIMALS) as Currency[];

/** The column of the price, or of the former price, in a currency. */
export const priceField = (currency: Currency, kind: "price" | "compare_at" = "price"): PriceField =>
  `${kind}_${currency.toLowerCase() as Lowercase<Currency>}`;

/** Every column, in the order in which they are written. */
export const EXCHANGE_FIELDS: readonly ExchangeField[] = [
  ...FIELDS,
  ...EXCHANGE_CURRENCIES.flatMap((currency) => [priceField(currency), priceField(currency, "compare_at")]),
];

/** What a column is for: finding the offer, changing it, making a new product, or only to be read. */
export type FieldUse = "match" | "offer" | "product" | "told";

/** A column as people are told of it. */
export interface FieldGuide {
  field: ExchangeField;
  label: string;
  use: FieldUse;
  about: string;
  example: string;
}

const GUIDE: Record<(typeof FIELDS)[number], Omit<FieldGuide, "field">> = {
  offer_id: {
    label: "Offer id",
    use: "match",
    about: "Names the offer for certain. Exported files hold it; leave it empty for something new.",
    example: "",
  },
  sku: {
    label: "SKU",
    use: "match",
    about: "Your own article number. Finds your offer where there is no offer id.",
    example: "LAMP-OAK-01",
  },
  gtin: {
    label: "GTIN / EAN",
    use: "match",
    about: "The number under the bar code: 8, 12, 13 or 14 digits. Finds a product that is in the shop already.",
    example: "4006381333931",
  },
  title: { label: "Title", use: "product", about: "3 to 140 characters.", example: "Oak desk lamp" },
  variant: { label: "Variant", use: "told", about: "Which variant of the product it is. Not read.", example: "" },
  brand: { label: "Brand", use: "product", about: "At most 60 characters.", example: "Nordlys" },
  category: {
    label: "Category",
    use: "product",
    about: "The category's name in addresses, its title, or its path from the top.",
    example: "lighting",
  },
  description: {
    label: "Description",
    use: "product",
    about: "20 to 5,000 characters.",
    example: "A desk lamp of oiled oak with a linen shade, 42 cm high.",
  },
  images: {
    label: "Pictures",
    use: "product",
    about: "Addresses of pictures that you uploaded here, with spaces between them; at most 8. They can follow later.",
    example: "",
  },
  weight_grams: { label: "Weight (g)", use: "product", about: "Whole grams, packing included.", example: "1200" },
  condition: {
    label: "Condition",
    use: "match",
    about: `One of ${CONDITIONS.join(", ")}. Each condition is an offer of its own; new when empty.`,
    example: "new",
  },
  status: {
    label: "Status",
    use: "offer",
    about: `One of ${OFFER_STATUSES.join(", ")}.`,
    example: "active",
  },
  stock: {
    label: "Stock",
    use: "offer",
    about: "Units on hand, those promised to open orders included.",
    example: "25",
  },
  promised: { label: "Promised", use: "told", about: "Units promised to open orders. Not read.", example: "" },
  handling_days: {
    label: "Handling days",
    use: "offer",
    about: "Working days until it leaves you, 0 to 60.",
    example: "1",
  },
  max_per_order: {
    label: "Most per order",
    use: "offer",
    about: "Most units of one order, 1 to 99. Write none to lift the limit.",
    example: "",
  },
};

/** What is to know of every column, in their order. */
export const EXCHANGE_GUIDE: readonly FieldGuide[] = [
  ...FIELDS.map((field) => ({ field, ...GUIDE[field] })),
  ...EXCHANGE_CURRENCIES.flatMap((currency): FieldGuide[] => {
    const decimals = CURRENCY_DECIMALS[currency];
    const written = (whole: number) => (decimals === 0 ? String(whole * 100) : whole.toFixed(decimals));
    return [
      {
        field: priceField(currency),
        label: `Price ${currency}`,
        use: "offer",
        about: `In ${currency}, with a dot before the decimals and nothing between the thousands.`,
        example: currency === "USD" || currency === "EUR" ? written(89) : "",
      },
      {
        field: priceField(currency, "compare_at"),
        label: `Former price ${currency}`,
        use: "offer",
        about: "Shown struck through; above the price. Write none to take it away.",
        example: "",
      },
    ];
  }),
];

/** The word in a cell that takes a former price or a limit away. An empty cell leaves everything as it is. */
export const NOTHING_WORD = "none";

/** A zod schema for a column. */
export const ExchangeField = z.enum(EXCHANGE_FIELDS as [ExchangeField, ...ExchangeField[]]);

/** States of an import. */
export const IMPORT_STATUSES = ["mapping", "checking", "checked", "running", "done", "cancelled", "failed"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Which state may follow which. The database refuses everything else. */
export const IMPORT_NEXT = {
  mapping: ["checking", "cancelled"],
  checking: ["checked", "failed", "cancelled"],
  checked: ["checking", "running", "cancelled"],
  running: ["done", "failed", "cancelled"],
  done: [],
  cancelled: [],
  failed: [],
} as const satisfies Record<ImportStatus, readonly ImportStatus[]>;

/** How many rows came, or would come, to what. `listed`: a new offer on a product that is in the shop already. */
export interface ImportCounts {
  created: number;
  listed: number;
  changed: number;
  unchanged: number;
  failed: number;
}

/** An import in the list. `doneBytes` of `sizeBytes` are worked off in the present round. */
export interface ImportSummary {
  importId: Id<"import">;
  fileName: string;
  sizeBytes: number;
  status: ImportStatus;
  doneBytes: number;
  doneRows: number;
  counts: ImportCounts;
  createdAt: number;
  finishedAt: number | null;
}

/** An import with the head of its file. `columns` holds what each column of the file is read as, null: not at all. */
export interface ImportView extends ImportSummary {
  header: string[];
  sample: string[][];
  columns: (ExchangeField | null)[];
  /** Why the whole file could not be worked off. */
  failure: FindingCode | null;
}

/** Something to know of a row. `name` is its SKU or title, `value` the cell as written, `detail` belongs to the code. */
export interface FindingView {
  rowNumber: number;
  kind: FindingKind;
  code: FindingCode;
  field: ExchangeField | null;
  name: string;
  value: string;
  detail: string;
}

/** Names one of the seller's imports. */
export const ImportId = z.strictObject({ importId: idSchema("import") });
export type ImportId = z.infer<typeof ImportId>;

/** Says what each column of the file is, and has every row checked. Nothing is changed by it. */
export const CheckImport = ImportId.extend({ columns: z.array(ExchangeField.nullable()).min(1).max(200) });
export type CheckImport = z.infer<typeof CheckImport>;

/** Findings of an import by row: problems, notices or changes; `q` finds in SKU, title, value, or a row by its number. */
export const FindingsInput = PageInput.extend({
  importId: idSchema("import"),
  kind: z.enum(["problem", "notice", "change"]),
  q: z.string().trim().max(80).optional(),
});
export type FindingsInput = z.infer<typeof FindingsInput>;
