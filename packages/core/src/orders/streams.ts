// A seller's orders as a file, written while it is fetched.
import { CURRENCY_DECIMALS, type OrderSummary, type SellerOrdersInput } from "@stoa/contract";
import { csvRow, streamOf } from "../exchange/index.ts";
import type { SellerCtx } from "../kernel/index.ts";
import { listSellerOrders } from "./lists.ts";

const PAGE_ROWS = 500;

const HEAD = ["number", "status", "placed_at", "ship_by", "customer", "market", "units", "total", "currency"];

function cells({
  number,
  status,
  createdAt,
  shipByDay,
  customerName,
  market,
  unitCount,
  totalMinor,
  currency,
}: OrderSummary) {
  const decimals = CURRENCY_DECIMALS[currency];
  const total = (totalMinor / 10 ** decimals).toFixed(decimals);
  return [
    number,
    status,
    new Date(createdAt).toISOString(),
    shipByDay,
    customerName,
    market,
    String(unitCount),
    total,
    currency,
  ];
}

/** The orders that a filter finds, newest first. */
export function ordersFile(
  ctx: SellerCtx<"orders.read">,
  filter: Pick<SellerOrdersInput, "status" | "q">,
): ReadableStream<Uint8Array> {
  async function* rows() {
    yield csvRow(HEAD);
    for (let cursor: string | null = null; ;) {
      const page = await listSellerOrders(ctx, { ...filter, cursor, limit: PAGE_ROWS });
      if (page.items.length > 0) yield page.items.map((order) => csvRow(cells(order))).join("");
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }
  return streamOf(rows());
}
