// Invoices and packing slips as PDF. What cannot be set in the fonts that every reader has, is not made: the page that shows
// the same document is printed instead. Pure.
import {
  type Address,
  countryName,
  formatDay,
  type InvoiceAmounts,
  type InvoiceView,
  type Market,
  MARKETS,
  type SellerOrderView,
} from "@stoa/contract";
import { DOCUMENT_WORDS, type DocumentWords } from "./words.ts";
import { canSet, PAGE, Sheet, wrapped } from "./writer.ts";

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin;

/** How a document is written: for a buyer in the language of the market, for a seller in English. */
export interface Reading {
  words: DocumentWords;
  language: "en" | "de" | "ja";
  locale: string;
}

/** The reading of a market's buyers; null where the language cannot be set. */
export function readingOf(market: Market): Reading | null {
  const { language, locale } = market;
  return language === "ar" ? null : { words: DOCUMENT_WORDS[language], language, locale };
}

/** The reading of sellers and operators. */
export const IN_ENGLISH: Reading = { words: DOCUMENT_WORDS.en, language: "en", locale: "en-US" };

/** An amount in letters that can be set: by its sign where that is one, by its code elsewhere. */
function money(minor: number, { currency }: Pick<Market, "currency">, locale: string): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const write = (currencyDisplay: "symbol" | "code") =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).format(minor / 10 ** digits);
  const signed = write("symbol");
  return canSet(signed) ? signed : write("code");
}

/** A day with its year, as the customer's calendar had it. */
const dated = (at: number, { timeZone }: Market, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(at);

function addressLines(address: Address, market: Market, locale: string): string[] {
  const { postalCode, city, region } = address;
  // Where a region belongs to the address, the code comes last; elsewhere it stands before the town.
  const town = region
    ? `${city}, ${[region, postalCode].filter(Boolean).join(" ")}`
    : [postalCode, city].join(" ").trim();
  return [address.name, address.line1, address.line2, town, countryName(market.country, locale)].filter(Boolean);
}

/** Where the next line goes; turns the page where there is no room. */
class Cursor {
  y: number = PAGE.margin;
  readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  room(height: number): void {
    if (this.y + height <= BOTTOM) return;
    this.sheet.turn();
    this.y = PAGE.margin + 10;
  }
}

function column(
  sheet: Sheet,
  of: { x: number; y: number; label: string; lines: readonly string[]; width: number },
): number {
  sheet.text(of.label, { x: of.x, y: of.y, size: 8, grey: true });
  let y = of.y + 14;
  for (const line of of.lines.flatMap((each) => wrapped(each, 9.5, of.width))) {
    sheet.text(line, { x: of.x, y, size: 9.5 });
    y += 13;
  }
  return y;
}

function writeInvoice(sheet: Sheet, at: Cursor, invoice: InvoiceView, { words, locale }: Reading): void {
  const market: Market = MARKETS[invoice.market];
  const { content } = invoice;
  const isCredit = invoice.kind === "credit_note";
  const amount = (minor: number) => money(isCredit ? -minor : minor, content, locale);
  at.y += 18;
  sheet.text(isCredit ? words.credit : words.invoice, { x: LEFT, y: at.y, size: 20, bold: true });
  sheet.text(invoice.number, { x: RIGHT, y: at.y, size: 10, right: true });
  at.y += 34;
  const facts = [
    `${words.date}: ${dated(invoice.at, market, locale)}`,
    `${words.order}: ${invoice.orderNumber}`,
    ...(invoice.ofNumber ? [`${words.of}: ${invoice.ofNumber}`] : []),
  ];
  const seller = [content.seller.name, countryName(content.seller.country, locale)];
  const customer = addressLines(invoice.customer, market, locale);
  const columns = [
    column(sheet, { x: LEFT, y: at.y, label: words.seller, lines: seller, width: 150 }),
    column(sheet, { x: LEFT + 165, y: at.y, label: words.customer, lines: customer, width: 170 }),
    column(sheet, { x: LEFT + 345, y: at.y, label: " ", lines: facts, width: 138 }),
  ];
  at.y = Math.max(...columns) + 22;
  const cells = [LEFT + 255, LEFT + 330, LEFT + 405, RIGHT];
  const row = (texts: readonly string[], look: { size?: number; grey?: boolean } = {}) => {
    for (const [i, text] of texts.entries()) sheet.text(text, { x: cells[i]!, y: at.y, right: true, size: 9, ...look });
  };
  sheet.text(words.article, { x: LEFT, y: at.y, size: 8, grey: true });
  row([words.units, words.net, content.taxName, words.gross], { size: 8, grey: true });
  sheet.rule(at.y + 6);
  at.y += 20;
  const amounts = (of: InvoiceAmounts) => [amount(of.netMinor), amount(of.taxMinor), amount(of.grossMinor)];
  for (const each of content.rows) {
    const title = wrapped(each.title, 9.5, 215);
    at.room(13 * title.length + 20);
    row([each.quantity > 0 ? String(each.quantity) : "–", ...amounts(each)]);
    for (const line of title) {
      sheet.text(line, { x: LEFT, y: at.y, size: 9.5 });
      at.y += 13;
    }
    sheet.text(each.sku, { x: LEFT, y: at.y, size: 7.5, grey: true });
    at.y += 18;
  }
  if (content.delivery) {
    at.room(20);
    sheet.text(words.delivery, { x: LEFT, y: at.y, size: 9.5 });
    row(["–", ...amounts(content.delivery)]);
    at.y += 18;
  }
  at.room(90);
  sheet.rule(at.y - 6);
  at.y += 12;
  const sum = (label: string, minor: number, bold = false) => {
    sheet.text(label, { x: LEFT + 250, y: at.y, size: bold ? 11 : 9.5, bold });
    sheet.text(amount(minor), { x: RIGHT, y: at.y, size: bold ? 11 : 9.5, bold, right: true });
    at.y += bold ? 18 : 15;
  };
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  for (const tax of content.taxes) {
    sum(words.netTotal, tax.netMinor);
    sum(`${content.taxName} ${percent.format(tax.rateBps / 10_000)}`, tax.taxMinor);
  }
  at.y += 3;
  sum(words.total, content.totalMinor, true);
  if (content.creditMinor > 0) sum(words.paidWithCredit, content.creditMinor);
  if (content.discountMinor > 0) sheet.text(words.savings, { x: LEFT, y: at.y + 6, size: 8, grey: true });
}

/** Whether everything that an invoice says can be set. */
export const canBeSet = ({ content, customer }: Pick<InvoiceView, "content" | "customer">): boolean =>
  [
    content.seller.name,
    content.taxName,
    ...content.rows.flatMap(({ title, sku }) => [title, sku]),
    ...Object.values(customer),
  ].every((text) => canSet(text));

/** The invoice of an order and its credit notes, a page each; null where something in them cannot be set. */
export function invoicePdf(invoices: readonly InvoiceView[], reading: Reading): Uint8Array<ArrayBuffer> | null {
  const [first] = invoices;
  if (!first || !invoices.every((invoice) => canBeSet(invoice))) return null;
  const sheet = new Sheet();
  for (const [i, invoice] of invoices.entries()) {
    if (i > 0) sheet.turn();
    writeInvoice(sheet, new Cursor(sheet), invoice, reading);
  }
  return sheet.bytes({ title: first.number, language: reading.language });
}

/** Units of a parcel, or of what waits. */
export interface SlipLine {
  title: string;
  sku: string;
  quantity: number;
}

/** The packing slip of an order or one of its parcels, in English; null where something in it cannot be set. */
export function slipPdf(
  order: Pick<SellerOrderView, "number" | "address" | "market" | "seller" | "shipByDay">,
  lines: readonly SlipLine[],
  parcel: { carrier: string; trackingNumber: string } | null,
): Uint8Array<ArrayBuffer> | null {
  const { locale, language } = IN_ENGLISH;
  const market: Market = MARKETS[order.market];
  const to = [...addressLines(order.address, market, locale), order.address.phone];
  if (![...to, order.seller.name, ...lines.flatMap(({ title, sku }) => [title, sku])].every((text) => canSet(text)))
    return null;
  const sheet = new Sheet();
  const at = new Cursor(sheet);
  at.y += 18;
  sheet.text("Packing slip", { x: LEFT, y: at.y, size: 20, bold: true });
  sheet.text(order.number, { x: RIGHT, y: at.y, right: true });
  at.y += 34;
  const from = [order.seller.name, `Leaves by ${formatDay(order.shipByDay, locale)}`];
  const travels = parcel ? [parcel.carrier, parcel.trackingNumber] : [];
  at.y =
    22 +
    Math.max(
      column(sheet, { x: LEFT, y: at.y, label: "Send to", lines: to, width: 230 }),
      column(sheet, { x: LEFT + 260, y: at.y, label: "From", lines: [...from, ...travels], width: 220 }),
    );
  sheet.text("Units", { x: LEFT, y: at.y, size: 8, grey: true });
  sheet.text("Article", { x: LEFT + 50, y: at.y, size: 8, grey: true });
  sheet.text("Packed", { x: RIGHT, y: at.y, size: 8, grey: true, right: true });
  sheet.rule(at.y + 6);
  at.y += 22;
  for (const { title, sku, quantity } of lines) {
    const rows = wrapped(title, 10, 360);
    at.room(14 * rows.length + 22);
    sheet.text(String(quantity), { x: LEFT, y: at.y, size: 12, bold: true });
    sheet.box(RIGHT - 12, at.y + 2, 12);
    for (const line of rows) {
      sheet.text(line, { x: LEFT + 50, y: at.y });
      at.y += 14;
    }
    sheet.text(sku, { x: LEFT + 50, y: at.y, size: 8, grey: true });
    at.y += 20;
  }
  return sheet.bytes({ title: `Packing slip ${order.number}`, language });
}
