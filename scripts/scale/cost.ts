// What a marketplace of some size uses in a month, how many databases it needs, and what Cloudflare's public prices make of that.
// Pure arithmetic over figures that are written down here, each with where it comes from; docs/scale.md shows the result.
import { costOf, type Meter, PLAN_USD, PRICES } from "./prices.ts";

/** How large a marketplace is. */
export interface Size {
  readonly products: number;
  readonly ordersPerMinute: number;
}

/** Measured on the demo marketplace: 2,000 products, 1,902 purchases of the bench (docs/scale.md says how). */
export const MEASURED = {
  /** Market database, of a product with its variants, offers, prices, stock, pictures' names and texts. */
  bytesPerProduct: 3_200,
  /** Search database, of a product. */
  searchBytesPerProduct: 3_000,
  /** Market database, of a purchase with its orders, payment, ledger and events; without mails. */
  bytesPerPurchase: 8_300,
  /** Market database, of a mail as it was sent. */
  bytesPerMail: 8_600,
  mailsPerPurchase: 2.7,
  jobsPerPurchase: 6,
} as const;

/** Taken as given: nobody can measure them without customers. Each can be changed here and the table printed again. */
export const ASSUMED = {
  /**
   * Rows written from the cart to the delivered order, as D1 counts them: a row, and each entry of an index. What stays of a
   * confirmed purchase was counted, 36 rows and 101 entries; changes, parcels and release are taken to be twice as many again.
   */
  rowsWrittenPerPurchase: 400,
  /** Batches that write, from the cart to the delivered order: each is a turn of the one writer of its database. */
  writesPerPurchase: 40,
  /** Two of a hundred visitors buy, and look at two pages each. */
  pagesPerOrder: 100,
  /** Of a hundred pages ninety are in the cache of the edge. */
  renderedShare: 0.1,
  /** Pictures that are asked for with a page, those left out that the browser has. */
  picturesPerPage: 6,
  /** Calls of procedures that a page that is awake makes. */
  callsPerPage: 1,
  cpuMsOfHit: 1,
  cpuMsOfRendered: 20,
  cpuMsOfCall: 5,
  cpuMsOfPicture: 1,
  rowsReadPerRendered: 300,
  rowsReadPerCall: 30,
  kvReadsPerRendered: 3,
  /** Carts are changed five times for each order: most are left. */
  objectCallsPerOrder: 20,
  objectSecondsPerCall: 0.05,
  picturesPerProduct: 3,
  bytesPerPicture: 300_000,
  /** How long mails and purchases are kept before they are archived elsewhere. */
  monthsKept: 12,
} as const;

/** What one database is planned with: see docs/scale.md. */
export const LIMITS = {
  /** Of the 10 GB of a D1 database, as much as leaves time to act. */
  databaseBytes: 8e9,
  /** Batches of an order that one database writes in a second, at 5 ms for each; assumed, and half of it is planned with. */
  writesPerSecond: 200,
} as const;

const MINUTES_PER_MONTH = 60 * 24 * 30;
const GB = 1e9;
/** A Durable Object is billed for 128 MB while it works. */
const OBJECT_GB = 0.125;

export type Use = Readonly<Record<Meter, number>>;

/** What a size uses in a month, in the units that are billed. */
export function useOf({ products, ordersPerMinute }: Size): Use {
  const { monthsKept, pagesPerOrder, renderedShare } = ASSUMED;
  const orders = ordersPerMinute * MINUTES_PER_MONTH;
  const pages = orders * pagesPerOrder;
  const rendered = pages * renderedShare;
  const calls = pages * ASSUMED.callsPerPage;
  const pictures = pages * ASSUMED.picturesPerPage;
  const mails = orders * MEASURED.mailsPerPurchase;
  const keptBytes =
    orders * monthsKept * (MEASURED.bytesPerPurchase + MEASURED.mailsPerPurchase * MEASURED.bytesPerMail);
  return {
    requests: pages + calls + pictures,
    cpuMs:
      (pages - rendered) * ASSUMED.cpuMsOfHit +
      rendered * ASSUMED.cpuMsOfRendered +
      calls * ASSUMED.cpuMsOfCall +
      pictures * ASSUMED.cpuMsOfPicture,
    rowsRead: rendered * ASSUMED.rowsReadPerRendered + calls * ASSUMED.rowsReadPerCall,
    rowsWritten: orders * ASSUMED.rowsWrittenPerPurchase,
    d1GigabyteMonths: (products * (MEASURED.bytesPerProduct + MEASURED.searchBytesPerProduct) + keptBytes) / GB,
    kvReads: rendered * ASSUMED.kvReadsPerRendered,
    // Settings and trees are written when somebody changes them, which no order does.
    kvWrites: 0,
    r2GigabyteMonths: (products * ASSUMED.picturesPerProduct * ASSUMED.bytesPerPicture) / GB,
    // Nine of ten pictures come from the cache of the edge.
    r2Reads: pictures * renderedShare,
    // A message is written, read and deleted.
    queueOperations: 3 * orders * MEASURED.jobsPerPurchase,
    objectRequests: orders * ASSUMED.objectCallsPerOrder,
    objectGigabyteSeconds: orders * ASSUMED.objectCallsPerOrder * ASSUMED.objectSecondsPerCall * OBJECT_GB,
    mails,
  };
}

/** Databases of each kind that a size needs, and what asks for most of them. */
export function databasesOf(size: Size): {
  products: number;
  purchases: number;
  search: number;
  because: "bytes" | "writes";
} {
  const orders = size.ordersPerMinute * MINUTES_PER_MONTH;
  const { monthsKept } = ASSUMED;
  const kept = orders * monthsKept * (MEASURED.bytesPerPurchase + MEASURED.mailsPerPurchase * MEASURED.bytesPerMail);
  const byBytes = Math.ceil(kept / LIMITS.databaseBytes);
  const byWrites = Math.ceil(((size.ordersPerMinute / 60) * ASSUMED.writesPerPurchase) / (LIMITS.writesPerSecond / 2));
  return {
    products: Math.max(1, Math.ceil((size.products * MEASURED.bytesPerProduct) / LIMITS.databaseBytes)),
    search: Math.max(1, Math.ceil((size.products * MEASURED.searchBytesPerProduct) / LIMITS.databaseBytes)),
    purchases: Math.max(1, byBytes, byWrites),
    because: byWrites > byBytes ? "writes" : "bytes",
  };
}

/** The bill of a month in dollars, by what is billed, and its sum. */
export function billOf(use: Use): { readonly lines: Readonly<Record<Meter, number>>; readonly totalUsd: number } {
  const meters = Object.keys(PRICES) as Meter[];
  const lines = Object.fromEntries(meters.map((meter) => [meter, costOf(meter, use[meter])])) as Record<Meter, number>;
  return { lines, totalUsd: PLAN_USD + Object.values(lines).reduce((sum, line) => sum + line, 0) };
}
