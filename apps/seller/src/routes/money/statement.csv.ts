// The statement as a file: opening and closing balance around every row, amounts in the currency's own decimals.
import type { APIEvent } from "@solidjs/start/server";
import { csvOf, errorCode, type Statement, StatementInput, writeMoney } from "@stoa/client";
import { signInHref } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";

const HEAD = ["at", "kind", "order", "note", "gross", "commission", "tax", "net", "balance", "currency", "transaction"];

export async function GET({ request }: APIEvent): Promise<Response> {
  const { searchParams, pathname, search } = new URL(request.url);
  const asked = StatementInput.safeParse({
    currency: searchParams.get("currency"),
    fromDay: searchParams.get("from"),
    toDay: searchParams.get("to"),
  });
  if (!asked.success) return new Response("A currency and two days are needed.", { status: 400 });
  try {
    const statement = await api().seller.money.statementFile.query(asked.data);
    const { currency, fromDay, toDay } = statement;
    return new Response(csvOf(HEAD, rowsOf(statement)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="statement-${currency}-${fromDay}-${toDay}.csv"`,
      },
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === "FORBIDDEN") return new Response("Your role does not allow this.", { status: 403 });
    if (code === "INVALID_INPUT")
      return new Response("That is too much for one file: ask for fewer days.", { status: 400 });
    if (code === undefined) throw error;
    return new Response(null, { status: 303, headers: { location: signInHref(pathname + search) } });
  }
}

function rowsOf({ rows, currency, openingMinor, closingMinor, fromDay, toDay }: Statement): (string | number)[][] {
  // Numbers, so that one below zero is not taken for a formula.
  const money = (minor: number) => Number(writeMoney(minor, currency));
  let balance = openingMinor;
  const total = (day: string, kind: string, minor: number) => [
    day,
    kind,
    "",
    "",
    "",
    "",
    "",
    "",
    money(minor),
    currency,
    "",
  ];
  return [
    total(fromDay, "opening balance", openingMinor),
    ...rows.map((row) => [
      new Date(row.at).toISOString(),
      row.kind,
      row.orderNumber ?? "",
      row.note ?? "",
      money(row.grossMinor),
      money(row.commissionMinor),
      money(row.taxMinor),
      money(row.netMinor),
      money((balance += row.netMinor)),
      currency,
      row.txnId,
    ]),
    total(toDay, "closing balance", closingMinor),
  ];
}
