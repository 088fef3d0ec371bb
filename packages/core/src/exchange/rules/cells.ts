// Cells as people write them become values, or findings that say what is wrong and how to write it instead.
import {
  CONDITIONS,
  type Condition,
  CURRENCY_DECIMALS,
  type Currency,
  EXCHANGE_CURRENCIES,
  type ExchangeField,
  type FindingCode,
  type FindingKind,
  MAX_MINOR,
  NOTHING_WORD,
  OFFER_STATUSES,
  type OfferStatus,
  priceField,
  readGtin,
  writeMoney,
} from "@stoa/contract";
import { type RawRow, unguard } from "./csv.ts";

/** Something to tell of a row; `detail` is the one fact that belongs to the code. */
export interface Finding {
  kind: FindingKind;
  code: FindingCode;
  field: ExchangeField | null;
  value: string;
  detail: string;
}

/** A finding, with what it needs. */
export const found = (
  kind: Finding["kind"],
  code: FindingCode,
  field: ExchangeField | null,
  detail = "",
  value = "",
): Finding => ({
  kind,
  code,
  field,
  value,
  detail,
});

/** What a row gives, each value checked by itself. What is empty or not chosen is not there. */
export interface Given {
  offerId?: string;
  sku?: string;
  gtin?: string;
  title?: string;
  brand?: string;
  category?: string;
  description?: string;
  imageHashes?: string[];
  weightGrams?: number;
  condition?: Condition;
  status?: OfferStatus;
  onHand?: number;
  handlingDays?: number;
  /** Null lifts the limit. */
  maxPerOrder?: number | null;
  prices: Partial<Record<Currency, number>>;
  /** Former prices; null takes one away. */
  compareAt: Partial<Record<Currency, number | null>>;
}

/** A row as read: its values, and the problems of its cells. */
export interface ReadRow {
  given: Given;
  problems: Finding[];
}

/** The value of a cell, or the code and detail of its problem. */
type Reading<T> = { value: T } | { code: FindingCode; detail?: string };

const refuse = (code: FindingCode, detail = "") => ({ code, detail });

/** The longest cell that is looked at. */
const MAX_CELL_CHARACTERS = 10_000;
const MAX_IMAGES = 8;
const MAX_UNITS = 1_000_000;
const MAX_GRAMS = 1_000_000;
const MAX_HANDLING_DAYS = 60;
const MAX_PER_ORDER = 99;

// eslint-disable-next-line no-control-regex -- these very characters are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

const textOf =
  (min: number, max: number) =>
  (cell: string): Reading<string> =>
    cell.length > max
      ? refuse("too_long", String(max))
      : cell.length < min
        ? refuse("too_short", String(min))
        : { value: cell };

/** A number as people write it anywhere, as its digits and decimals; null when it is none. */
function digitsOf(text: string, decimals: number): { whole: string; fraction: string } | null {
  const bare = text.replaceAll(/[^\d.,]/g, "");
  if (!/\d/.test(bare) || /[a-z]{4,}/i.test(text)) return null;
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const tail = last < 0 ? "" : bare.slice(last + 1);
  const both = bare.includes(".") && bare.includes(",");
  const isDecimal = last >= 0 && (both || (tail.length !== 3 && bare.indexOf(bare[last]!) === last));
  const whole = (isDecimal ? bare.slice(0, last) : bare).replaceAll(/\D/g, "");
  const fraction = isDecimal ? tail : "";
  return fraction.length > decimals && /[1-9]/.test(fraction.slice(decimals)) ? null : { whole, fraction };
}

/** How a number should have been written; empty when nobody can know. */
function betterSpelling(text: string, decimals: number): string {
  const read = digitsOf(text, decimals);
  if (!read) return "";
  const fraction = read.fraction.slice(0, decimals).padEnd(decimals, "0");
  return `${Number(read.whole || "0")}${decimals > 0 ? `.${fraction}` : ""}`;
}

const wholeFrom =
  (min: number, max: number) =>
  (cell: string): Reading<number> => {
    if (/^-\s*\d/.test(cell)) return refuse("out_of_range", `${min} to ${max}`);
    if (!/^\d{1,12}$/.test(cell)) return refuse("not_whole", betterSpelling(cell, 0));
    const value = Number(cell);
    return value < min || value > max ? refuse("out_of_range", `${min} to ${max}`) : { value };
  };

/** An amount in a currency: digits, a dot before the decimals, as many as the currency has. */
export function readAmount(cell: string, currency: Currency): Reading<number> {
  const decimals = CURRENCY_DECIMALS[currency];
  const range = `${writeMoney(1, currency)} to ${writeMoney(MAX_MINOR, currency)}`;
  if (/^-\s*\d/.test(cell)) return refuse("out_of_range", range);
  const [, whole, fraction = ""] = /^(\d{1,13})(?:\.(\d+))?$/.exec(cell) ?? [];
  if (whole === undefined) return refuse("not_a_number", betterSpelling(cell, decimals));
  if (fraction.length > decimals) return refuse("too_many_decimals", String(decimals));
  const value = Number(whole + fraction.padEnd(decimals, "0"));
  return value < 1 || value > MAX_MINOR ? refuse("out_of_range", range) : { value };
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

function choiceOf<T extends string>(choices: readonly T[], others: Readonly<Record<string, T>> = {}) {
  const known = new Map([...choices.map((one): [string, T] => [plain(one), one]), ...Object.entries(others)]);
  return (cell: string): Reading<T> => {
    const value = known.get(plain(cell));
    return value ? { value } : refuse("not_a_choice", choices.join(", "));
  };
}

function gtinOf(cell: string): Reading<string> {
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(cell)) return refuse("gtin_rounded");
  const value = readGtin(cell);
  return value ? { value } : refuse("gtin_wrong");
}

function imagesOf(cell: string): Reading<string[]> {
  const hashes = [...new Set(cell.match(/[0-9a-f]{64}/g))];
  if (hashes.length === 0) return refuse("image_unknown");
  return hashes.length > MAX_IMAGES ? refuse("out_of_range", `1 to ${MAX_IMAGES}`) : { value: hashes };
}

const READERS: {
  [K in Exclude<keyof Given, "prices" | "compareAt" | "maxPerOrder">]-?: [
    ExchangeField,
    (cell: string) => Reading<NonNullable<Given[K]>>,
  ];
} = {
  offerId: ["offer_id", textOf(1, 40)],
  sku: ["sku", textOf(1, 60)],
  gtin: ["gtin", gtinOf],
  title: ["title", textOf(3, 140)],
  brand: ["brand", textOf(1, 60)],
  category: ["category", textOf(1, 400)],
  description: ["description", textOf(20, 5_000)],
  imageHashes: ["images", imagesOf],
  weightGrams: ["weight_grams", wholeFrom(1, MAX_GRAMS)],
  condition: [
    "condition",
    choiceOf(CONDITIONS, { neu: "new", likenew: "used_like_new", good: "used_good", renewed: "refurbished" }),
  ],
  status: ["status", choiceOf(OFFER_STATUSES, { onsale: "active", live: "active", true: "active", draft: "paused" })],
  onHand: ["stock", wholeFrom(0, MAX_UNITS)],
  handlingDays: ["handling_days", wholeFrom(0, MAX_HANDLING_DAYS)],
};

/** Reads the cells of a row by the columns that were chosen. `width` is the number of columns of the header. */
export function readRow(row: RawRow, columns: readonly (ExchangeField | null)[], width: number): ReadRow {
  const given: Given = { prices: {}, compareAt: {} };
  const problems: Finding[] = [];
  const report = (
    field: ExchangeField | null,
    value: string,
    { code, detail = "" }: { code: FindingCode; detail?: string },
  ) => problems.push({ kind: "problem", code, field, value: value.slice(0, 200), detail });
  if (row.malformed) report(null, row.cells.join(","), refuse("quotes"));
  else if (row.cells.slice(width).some((cell) => cell.trim() !== ""))
    report(null, row.cells.slice(width).join(","), refuse("too_many_cells", String(width)));
  if (problems.length > 0) return { given, problems };

  const cells = new Map<ExchangeField, string>();
  for (const [i, field] of columns.entries()) {
    const cell = unguard(row.cells[i] ?? "").trim();
    if (field === null || cell === "") continue;
    if (cell.length > MAX_CELL_CHARACTERS) report(field, cell, refuse("too_long", String(MAX_CELL_CHARACTERS)));
    else if (CONTROL.test(cell)) report(field, cell.replaceAll(/\p{C}/gu, "�"), refuse("control_character"));
    else cells.set(field, cell);
  }
  const read = <T>(field: ExchangeField, reader: (cell: string) => Reading<T>): T | undefined => {
    const cell = cells.get(field);
    if (cell === undefined) return undefined;
    const reading = reader(cell);
    if ("value" in reading) return reading.value;
    report(field, cell, reading);
    return undefined;
  };
  for (const [key, [field, reader]] of Object.entries(READERS) as [
    string,
    [ExchangeField, (cell: string) => Reading<never>],
  ][]) {
    const value = read(field, reader);
    if (value !== undefined) Object.assign(given, { [key]: value });
  }
  const orNothing =
    (reader: (cell: string) => Reading<number>) =>
    (cell: string): Reading<number | null> =>
      cell.toLowerCase() === NOTHING_WORD ? { value: null } : reader(cell);
  const maxPerOrder = read("max_per_order", orNothing(wholeFrom(1, MAX_PER_ORDER)));
  if (maxPerOrder !== undefined) given.maxPerOrder = maxPerOrder;
  for (const currency of EXCHANGE_CURRENCIES) {
    const priceMinor = read(priceField(currency), (cell) => readAmount(cell, currency));
    if (priceMinor !== undefined) given.prices[currency] = priceMinor;
    const compareAt = read(
      priceField(currency, "compare_at"),
      orNothing((cell) => readAmount(cell, currency)),
    );
    if (compareAt !== undefined) given.compareAt[currency] = compareAt;
  }
  return { given, problems };
}
