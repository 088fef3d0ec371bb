// What can be found in a row of an imported file, in words for the page and for the file of problems alike.

/** A problem keeps its row out; a notice does not; a change says what the row would do. */
export type FindingKind = "problem" | "notice" | "change";

/** A finding in words: what it is and what to do about it. */
export interface FindingWords {
  what: string;
  remedy: string;
}

const words = (what: string, remedy: string) => (): FindingWords => ({ what, remedy });

/** Every finding. `detail` is the one fact that belongs to it: a better spelling, a limit, another row. */
const FINDINGS = {
  quotes: words(
    "A quotation mark is opened and not closed, or stands alone inside a cell.",
    "Put the cell in quotation marks and double each one inside it.",
  ),
  too_many_cells: (detail: string) => ({
    what: `The row has more cells than the header, which has ${detail}.`,
    remedy: "Put cells that hold the separator in quotation marks.",
  }),
  control_character: words(
    "The cell holds a character that cannot be shown, such as NUL.",
    "Type the text anew, or paste it as plain text.",
  ),
  too_long: (detail: string) => ({
    what: `The text is too long; ${detail} characters are the most.`,
    remedy: "Shorten it.",
  }),
  too_short: (detail: string) => ({
    what: `The text is too short; it takes at least ${detail} characters.`,
    remedy: "Say more.",
  }),
  missing: words("This is needed for a new product and is empty.", "Fill it in, or give the SKU of an offer you have."),
  not_a_number: (detail: string) => ({
    what: "This is not a number as the file needs it.",
    remedy: detail ? `Write ${detail}` : "Write digits, with a dot before the decimals and no currency sign.",
  }),
  not_whole: (detail: string) => ({
    what: "This takes whole numbers only.",
    remedy: detail ? `Write ${detail}` : "Write digits and nothing else.",
  }),
  too_many_decimals: (detail: string) => ({
    what: `This currency has ${detail === "0" ? "no decimals" : `${detail} decimals`}.`,
    remedy: "Round the amount. A dot is not a separator of thousands here.",
  }),
  out_of_range: (detail: string) => ({
    what: `The number is outside of ${detail}.`,
    remedy: `Choose one from ${detail}.`,
  }),
  not_a_choice: (detail: string) => ({ what: "This word is not known here.", remedy: `Use one of: ${detail}.` }),
  gtin_wrong: words(
    "This is not a GTIN: the length or the last digit is wrong.",
    "Check it against the bar code, or leave it empty when there is none.",
  ),
  gtin_rounded: words(
    "The spreadsheet has rounded this number and its last digits are lost.",
    "Format the column as text, and paste the numbers again.",
  ),
  category_unknown: words("There is no category of this name.", "Use the name as it stands in the shop's address."),
  offer_unknown: words(
    "You have no offer with this id.",
    "Leave the id empty to find the offer by SKU or GTIN, or to add a new one.",
  ),
  offer_not_found: words(
    "Nothing of yours has this number, and no product in the shop has it as its GTIN.",
    "Check the number. For a new product, fill in title, brand, category, description and weight too.",
  ),
  nothing_to_match: words("The row names no offer.", "Give an offer id, a SKU or a GTIN."),
  sku_ambiguous: words("Several of your offers have this SKU.", "Say which one: by its offer id, or by its condition."),
  gtin_ambiguous: words("Several products have this GTIN.", "Give the offer id or the SKU."),
  condition_fixed: (detail: string) => ({
    what: `This offer is for the condition ${detail}, which does not change.`,
    remedy: "Leave the offer id empty to offer the product in another condition too.",
  }),
  duplicate_row: (detail: string) => ({
    what: `Row ${detail} is for the same offer.`,
    remedy: "Keep one of the two rows.",
  }),
  same_new_product: (detail: string) => ({
    what: `Row ${detail} brings in the same new product.`,
    remedy: "Import this row again once that product is there.",
  }),
  price_missing: words("A new offer needs a price.", "Fill in a price in at least one currency."),
  stock_missing: words("A new offer needs its stock.", "Fill in how many you have; 0 is fine."),
  compare_at_not_above: words("The former price must be above the price.", "Raise it, or write none to take it away."),
  sale_not_below: (detail: string) => ({
    what: `A sale at ${detail} is planned, and the price must stay above it.`,
    remedy: "End the sale on the offer's page first, or choose a higher price.",
  }),
  compare_at_alone: words("There is a former price but no price in this currency.", "Fill in the price as well."),
  below_promised: (detail: string) => ({
    what: `${detail} units are promised to open orders.`,
    remedy: `Count at least ${detail}.`,
  }),
  image_unknown: words(
    "A picture in this cell was not uploaded by your shop.",
    "Upload it with a new product first and use its address, or leave the cell empty.",
  ),
  refused: words("The row could not be written, since the shop changed meanwhile.", "Import this row again."),
  row_without_end: words(
    "A row does not end: a quotation mark in it is opened and never closed.",
    "Look for a lone quotation mark at this place, and save the file again.",
  ),
  too_many_rows: words("The file has more than 100,000 rows.", "Split it into several files."),
  product_kept: (detail: string) => ({
    what: detail ? `The product page says “${detail}”, and stays as it is.` : "The product page stays as it is.",
    remedy: "Products are changed on their own page; a file changes offers.",
  }),
  former_price_dropped: words(
    "The former price is not above the new price and goes away.",
    "Fill in a higher former price to keep one.",
  ),
  no_picture: words(
    "The product has no picture yet.",
    "It waits for one, and for a look by the shop's team, before it is shown.",
  ),
  changed: (detail: string) => ({ what: `Was ${detail === "" ? "empty" : detail}.`, remedy: "" }),
  created: words("A new product, proposed to the shop's team.", ""),
  listed: words("A new offer on a product that is in the shop already.", ""),
} as const satisfies Record<string, (detail: string) => FindingWords>;

/** The name of a finding. */
export type FindingCode = keyof typeof FINDINGS;

/** A finding in words. */
export function findingWords(code: FindingCode, detail: string): FindingWords {
  return FINDINGS[code](detail);
}
