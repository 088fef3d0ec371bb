// The days of a report as a file: one row for each day, market and currency, amounts as decimals.
import type { APIEvent } from "@solidjs/start/server";
import { writeMoney } from "@stoa/client";
import { figuresFile } from "../../lib/figures-file.ts";

const HEAD = ["day", "market", "currency", "sold", "orders", "units", "refunded", "refunds", "commission", "tax"];

export const GET = ({ request }: APIEvent): Promise<Response> =>
  figuresFile(request, {
    name: "sales",
    head: HEAD,
    rows: ({ days }) =>
      days.map((of) => [
        of.day,
        of.market,
        of.currency,
        writeMoney(of.salesMinor, of.currency),
        of.orderCount,
        of.unitCount,
        writeMoney(of.refundsMinor, of.currency),
        of.refundCount,
        writeMoney(of.commissionMinor, of.currency),
        writeMoney(of.taxMinor, of.currency),
      ]),
  });
