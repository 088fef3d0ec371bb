// A seller with as many offers and orders as a dashboard may meet: the demo seller's, multiplied.
import { DAY_MS, type Id } from "@stoa/contract";
import { offer, offerPrice, stock } from "@stoa/db";
import { diceOf } from "../seed/dice.ts";
import type { MarketFile } from "../seed/market-file.ts";
import { rowsOf } from "../seed/write.ts";

const AT_ONCE = 5_000;

/** Offers that are paused, so that one filter finds them; and how many of those have no price in dollars that could be changed. */
export const PAUSED = { count: 5_000, inEuros: 40 };

/** The demo seller's own offers as they come: one for every variant that it does not sell yet, until there are so many. */
export function multiplyOffers(market: MarketFile, sellerId: Id<"seller">, count: number, now: number): void {
  const dice = diceOf("offers of a large seller");
  const free = market.rows<[Id<"variant">]>(
    `SELECT v.id FROM variant v JOIN product p ON p.id = v.product_id WHERE p.status = 'active'
       AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.variant_id = v.id AND o.seller_id = ?) LIMIT ?`,
    sellerId,
    count,
  );
  if (free.length < count) throw new Error(`There are ${free.length} variants to offer, not ${count}.`);
  for (let from = 0; from < free.length; from += AT_ONCE) {
    const made = free.slice(from, from + AT_ONCE).map(([variantId], i) => {
      const at = now - dice.whole(1, 300) * DAY_MS;
      const isPaused = from + i < PAUSED.count;
      return {
        row: {
          id: dice.id("offer", at),
          sellerId,
          variantId,
          status: isPaused ? ("paused" as const) : ("active" as const),
          createdAt: at,
          updatedAt: at,
        },
        currency: from + i < PAUSED.inEuros ? ("EUR" as const) : ("USD" as const),
        priceMinor: dice.whole(500, 40_000),
        onHand: dice.chance(0.05) ? 0 : dice.whole(1, 400),
      };
    });
    market.insert([
      rowsOf(
        offer,
        made.map(({ row }) => row),
      ),
      rowsOf(
        offerPrice,
        made.map(({ row, currency, priceMinor }) => ({ offerId: row.id, currency, priceMinor })),
      ),
      rowsOf(
        stock,
        made.map(({ row, onHand }) => ({ offerId: row.id, onHand })),
      ),
    ]);
  }
}

type Copied = Record<string, string | number | null>;

/** The rows of a table under the names of its columns. */
function read(market: MarketFile, table: string, where: string, ...values: string[]): Copied[] {
  const columns = market.rows<[string]>(`SELECT name FROM pragma_table_info('${table}')`).map(([name]) => name);
  return market
    .rows(`SELECT ${columns.join(", ")} FROM ${table} WHERE ${where}`, ...values)
    .map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] as string | number | null])));
}

const written = (table: string, rows: readonly Copied[]) => ({
  table,
  columns: Object.keys(rows[0]!),
  values: rows.map((row) => Object.values(row)),
});

/** Orders of the demo seller: those of its history over and over, each as a purchase of its own, spread over three years. */
export function multiplyOrders(market: MarketFile, sellerId: Id<"seller">, count: number, now: number): void {
  const dice = diceOf("orders of a large seller");
  const orders = read(market, "seller_order", "seller_id = ? AND status = 'delivered'", sellerId);
  const first = orders.map((order) => ({
    order,
    bought: read(market, "purchase", "id = ?", String(order["purchase_id"]))[0]!,
    lines: read(market, "order_line", "order_id = ?", String(order["id"])),
  }));
  for (let from = 0; from < count; from += AT_ONCE) {
    const copies = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => {
      const { order, bought, lines } = first[(from + i) % first.length]!;
      const at = now - Math.round(dice.fraction() * 1_000 * DAY_MS);
      const purchaseId = dice.id("purchase", at);
      const orderId = dice.id("order", at);
      const number = `${from + i}`.padStart(8, "0").replace(/^(....)/, "$1-");
      return {
        bought: {
          ...bought,
          id: purchaseId,
          number: `P-${number}`,
          idempotency_key: dice.id("request", at),
          // Guests: nobody buys a hundred thousand things.
          user_id: null,
          cart_name: `bench:${purchaseId}`,
          created_at: at,
          expires_at: at,
        },
        order: {
          ...order,
          id: orderId,
          number: `S-${number}-1`,
          purchase_id: purchaseId,
          created_at: at,
          updated_at: at,
        },
        lines: lines.map((line) => ({ ...line, id: dice.id("line", at), order_id: orderId })),
      };
    });
    market.insert([
      written(
        "purchase",
        copies.map((copy) => copy.bought),
      ),
      written(
        "seller_order",
        copies.map((copy) => copy.order),
      ),
      written(
        "order_line",
        copies.flatMap((copy) => copy.lines),
      ),
    ]);
  }
}
