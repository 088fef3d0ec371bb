// What the columns of a file are, for whoever writes one.
import { EXCHANGE_CURRENCIES, EXCHANGE_GUIDE, type FieldGuide, type FieldUse } from "@stoa/client";
import { Badge, type Column, Table, type Tone } from "@stoa/ui";

const USE_WORD: Record<FieldUse, string> = {
  match: "Finds the offer",
  offer: "Can be changed",
  product: "For new products",
  told: "For reading",
};
const USE_TONE: Record<FieldUse, Tone> = { match: "info", offer: "good", product: "plain", told: "plain" };

const COLUMNS: readonly Column<FieldGuide>[] = [
  {
    head: "Column",
    phone: "head",
    cell: (guide) => <code class="font-mono text-xs font-semibold whitespace-nowrap">{guide.field}</code>,
  },
  { head: "Use", cell: (guide) => <Badge tone={USE_TONE[guide.use]}>{USE_WORD[guide.use]}</Badge> },
  { head: "What it holds", grow: true, cell: (guide) => <span class="max-sm:text-end">{guide.about}</span> },
  {
    head: "Example",
    cell: (guide) => <span class="line-clamp-2 max-w-52 text-ink-soft max-sm:text-end">{guide.example}</span>,
  },
];

const OF_PRICES = /^(price|compare_at)_/;
const CURRENCIES = EXCHANGE_CURRENCIES.join(", ");

/** One currency stands for all of them. */
const ROWS = EXCHANGE_GUIDE.filter(({ field }) => !OF_PRICES.test(field) || field.endsWith("_usd"));

/** The columns, folded until somebody wants to know. */
export function Guide() {
  return (
    <details class="group rounded-lg border border-line bg-surface">
      <summary class="flex min-h-14 cursor-pointer items-center justify-between gap-3 px-5 font-semibold sm:px-6">
        The columns of a file
        <span class="text-sm font-normal text-ink-faint group-open:hidden">Show</span>
        <span class="hidden text-sm font-normal text-ink-faint group-open:inline">Hide</span>
      </summary>
      <div class="border-t border-line px-5 py-4 sm:px-6">
        <ul class="mb-4 flex list-disc flex-col gap-1 ps-5 text-sm text-ink-soft">
          <li>Your file may have other names, other columns and another order: you say which is which.</li>
          <li>An empty cell leaves a value as it is. So a file with SKU and stock is enough to count stock.</li>
          <li>
            A row is for the offer with its offer id, else with its SKU, else with its GTIN, else for a new product.
          </li>
          <li>Every currency has its own pair of columns for the price and the former price: {CURRENCIES}.</li>
          <li>
            A cell that begins with = + - or @ is written with an apostrophe before it, so that no spreadsheet runs it.
            It is taken off again here.
          </li>
        </ul>
        <Table caption="The columns of a file of offers" columns={COLUMNS} rows={ROWS} />
      </div>
    </details>
  );
}
