// `npm run scale`: prints, as Markdown, the tables of docs/scale.md: what a marketplace of some size uses and costs in a month.
import { billOf, databasesOf, useOf } from "./cost.ts";
import { type Meter, PRICES } from "./prices.ts";

const SIZES = [
  { products: 1e6, ordersPerMinute: 10 },
  { products: 1e8, ordersPerMinute: 1_000 },
  { products: 1e9, ordersPerMinute: 100_000 },
];

const LABELS: Readonly<Record<Meter, string>> = {
  requests: "requests of Workers",
  cpuMs: "CPU of Workers, ms",
  rowsRead: "D1 rows read",
  rowsWritten: "D1 rows written",
  d1GigabyteMonths: "D1 storage, GB",
  kvReads: "KV reads",
  kvWrites: "KV writes",
  r2GigabyteMonths: "R2 storage, GB",
  r2Reads: "R2 reads",
  queueOperations: "queue operations",
  objectRequests: "calls of objects",
  objectGigabyteSeconds: "time of objects, GB-s",
  mails: "mails",
};

/** A large number as it is read: 4.3 million. */
function count(units: number): string {
  for (const [size, word] of [
    [1e12, "trillion"],
    [1e9, "billion"],
    [1e6, "million"],
  ] as const)
    if (units >= size) return `${(units / size).toLocaleString("en", { maximumFractionDigits: 1 })} ${word}`;
  return Math.round(units).toLocaleString("en");
}

const usd = (amountUsd: number): string => `$${Math.round(amountUsd).toLocaleString("en")}`;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const titles = SIZES.map(
  ({ products, ordersPerMinute }) => `${count(products)} products, ${count(ordersPerMinute)} orders/min`,
);

console.log(row(["a month", ...titles]));
console.log(row(["---", ...SIZES.map(() => "---:")]));
const bills = SIZES.map((size) => ({ use: useOf(size), ...billOf(useOf(size)) }));
for (const meter of Object.keys(PRICES) as Meter[])
  console.log(row([LABELS[meter], ...bills.map(({ use, lines }) => `${count(use[meter])}: ${usd(lines[meter])}`)]));
console.log(row(["**all, with the plan**", ...bills.map(({ totalUsd }) => `**${usd(totalUsd)}**`)]));
const cents = (size: (typeof SIZES)[number]) => (billOf(useOf(size)).totalUsd / (size.ordersPerMinute * 43_200)) * 100;
console.log(row(["of an order", ...SIZES.map((size) => `${cents(size).toFixed(2)} ¢`)]));

console.log(`\n${row(["databases", ...titles])}`);
console.log(row(["---", ...SIZES.map(() => "---:")]));
const databases = SIZES.map((size) => databasesOf(size));
console.log(row(["of products", ...databases.map(({ products }) => count(products))]));
console.log(row(["of search", ...databases.map(({ search }) => count(search))]));
console.log(row(["of purchases", ...databases.map(({ purchases, because }) => `${count(purchases)} (${because})`)]));
