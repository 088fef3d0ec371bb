// The figures as a file: a row for each step of the period, amounts in the currency's own decimals.
import type { APIEvent } from "@solidjs/start/server";
import { csvOf, errorCode, writeMoney } from "@stoa/client";
import { signInHref } from "../../lib/address.ts";
import { type AnalyticsSearch, askedOf } from "../../lib/analytics.ts";
import { api } from "../../lib/api.ts";

const HEAD = ["from", "to", "currency", "orders", "units", "ordered", "given back", "earned", "views"];

export async function GET({ request }: APIEvent): Promise<Response> {
  const { searchParams, pathname, search } = new URL(request.url);
  try {
    const asked = askedOf(Object.fromEntries(searchParams) as AnalyticsSearch);
    const { steps, currency, fromDay, toDay } = await api().seller.store.analytics.query(asked);
    const money = (minor: number) => Number(writeMoney(minor, currency));
    const rows = steps.map((step) => [
      step.fromDay,
      step.toDay,
      currency,
      step.orderCount,
      step.unitCount,
      money(step.soldMinor),
      money(step.refundedMinor),
      money(step.earnedMinor),
      step.viewCount,
    ]);
    return new Response(csvOf(HEAD, rows), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="sales-${currency}-${fromDay}-${toDay}.csv"`,
      },
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === "FORBIDDEN") return new Response("Your role does not allow this.", { status: 403 });
    if (code === "INVALID_INPUT") return new Response("Ask for fewer days.", { status: 400 });
    if (code === undefined) throw error;
    return new Response(null, { status: 303, headers: { location: signInHref(pathname + search) } });
  }
}
