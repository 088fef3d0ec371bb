// Which column of a file is which of ours: guessed from the names that shops and their tools use.
import { EXCHANGE_CURRENCIES, EXCHANGE_FIELDS, type ExchangeField, priceField } from "@stoa/contract";

/** A name without what people write differently: case, accents, spaces and signs. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Other names of our columns, in English, German and Japanese, and as the exports of other shops have them. */
const SYNONYMS: Partial<Record<ExchangeField, readonly string[]>> = {
  offer_id: ["offer", "listing id", "angebot", "angebotsnummer"],
  sku: [
    "seller sku",
    "item sku",
    "variant sku",
    "article",
    "article number",
    "item number",
    "part number",
    "artikelnummer",
    "art nr",
    "商品コード",
    "品番",
  ],
  gtin: [
    "ean",
    "ean13",
    "upc",
    "barcode",
    "variant barcode",
    "isbn",
    "jan",
    "gtin ean",
    "external product id",
    "バーコード",
  ],
  title: ["name", "product name", "product title", "item name", "bezeichnung", "titel", "artikelname", "商品名"],
  brand: ["manufacturer", "vendor", "marke", "hersteller", "ブランド"],
  category: ["product category", "product type", "type", "kategorie", "カテゴリ"],
  description: ["body", "body html", "product description", "beschreibung", "商品説明", "説明"],
  images: ["image", "image url", "image src", "picture", "pictures", "photo", "bild", "bilder", "画像"],
  weight_grams: ["weight", "weight g", "grams", "variant grams", "gewicht", "gewicht g", "重量"],
  condition: ["item condition", "condition type", "zustand", "状態"],
  status: ["offer status", "state", "active"],
  stock: [
    "quantity",
    "qty",
    "inventory",
    "inventory quantity",
    "variant inventory qty",
    "stock quantity",
    "on hand",
    "available",
    "bestand",
    "lagerbestand",
    "menge",
    "在庫",
    "在庫数",
  ],
  handling_days: [
    "handling time",
    "handling",
    "lead time",
    "lead time to ship",
    "dispatch days",
    "lieferzeit",
    "bearbeitungszeit",
  ],
};

/** Names of a price that name no currency: taken for US dollars, until the seller says otherwise. */
const BARE_PRICE = ["price", "variant price", "preis", "価格"];
const BARE_COMPARE = ["compare at price", "variant compare at price", "list price", "msrp", "rrp", "uvp"];

const NAMES = new Map<string, ExchangeField>(
  EXCHANGE_FIELDS.flatMap((field) =>
    [field, ...(SYNONYMS[field] ?? [])].map((name): [string, ExchangeField] => [plain(name), field]),
  ),
);
for (const currency of EXCHANGE_CURRENCIES) {
  const price = priceField(currency);
  for (const name of [`${currency} price`, currency, `preis ${currency}`]) NAMES.set(plain(name), price);
  const compare = priceField(currency, "compare_at");
  for (const name of [`compare at price ${currency}`, `former price ${currency}`, `list price ${currency}`])
    NAMES.set(plain(name), compare);
}

/** What each column of a header most likely is; null where nothing is likely. No column of ours is given twice. */
export function guessColumns(header: readonly string[]): (ExchangeField | null)[] {
  const taken = new Set<ExchangeField>();
  const take = (field: ExchangeField | null | undefined) => {
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const named = header.map((name) => take(NAMES.get(plain(name))));
  const bare = (names: readonly string[], kind: "price" | "compare_at", name: string) =>
    names.some((one) => plain(one) === plain(name)) ? take(priceField("USD", kind)) : null;
  return named.map(
    (field, i) => field ?? bare(BARE_PRICE, "price", header[i]!) ?? bare(BARE_COMPARE, "compare_at", header[i]!),
  );
}

/** What keeps a choice of columns from being used: nothing finds an offer, or one of ours is chosen twice. */
export type MappingTrouble = "nothing_to_match" | "nothing_to_change" | "twice";

/** What is wrong with a choice of columns; null when it can be used. */
export function mappingTrouble(columns: readonly (ExchangeField | null)[]): MappingTrouble | null {
  const chosen = columns.filter((field) => field !== null);
  if (new Set(chosen).size < chosen.length) return "twice";
  if (!chosen.some((field) => field === "offer_id" || field === "sku" || field === "gtin")) return "nothing_to_match";
  const changing = /^(status|stock|handling_days|price_|compare_at_)/;
  return chosen.some((field) => changing.test(field)) ? null : "nothing_to_change";
}
