// The form of a bulk edit, as the call wants it: one of its parts is chosen, and only the figures of that part count. Pure.
import type { Currency } from "@stoa/client";

type Parse = (text: string, currency: Currency) => number | null;
type Fields = Readonly<Record<string, unknown>>;

const text = (fields: Fields, name: string): string => (typeof fields[name] === "string" ? fields[name].trim() : "");

/** A whole number as it was typed; NaN for anything else, which the schema refuses. */
const whole = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN);

/** Percent as it was typed, `12.5` or `12,5`, in hundredths of a percent. */
const bps = (typed: string): number =>
  /^\d{1,4}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(",", ".")) * 100) : Number.NaN;

const sign = (fields: Fields, name: string): 1 | -1 => (text(fields, name) === "less" ? -1 : 1);

function changeOf(fields: Fields, parse: Parse): unknown {
  const currency = text(fields, "currency") as Currency;
  switch (text(fields, "kind")) {
    case "price_set":
      return { kind: "price_set", currency, priceMinor: parse(text(fields, "amount"), currency) };
    case "price_by":
      return {
        kind: "price_by",
        currency,
        bps: sign(fields, "priceWay") * bps(text(fields, "percent")),
        ending: text(fields, "ending") || "exact",
      };
    case "stock_set":
      return { kind: "stock_set", onHand: whole(text(fields, "onHand")) };
    case "stock_by":
      return { kind: "stock_by", units: sign(fields, "stockWay") * whole(text(fields, "units")) };
    case "status":
      return { kind: "status", status: text(fields, "status") };
    case "handling":
      return { kind: "handling", handlingDays: whole(text(fields, "handlingDays")) };
    default:
      return null;
  }
}

/** The input of the call. Without named offers it is for all that the filter finds. */
export function bulkForm(fields: Fields, parse: Parse): unknown {
  const offerIds = [fields["offer"] ?? []].flat();
  const filter = Object.fromEntries(
    (["q", "state"] as const).flatMap((name) => {
      const said = text(fields, name);
      return said ? [[name === "state" ? "status" : name, said]] : [];
    }),
  );
  return { change: changeOf(fields, parse), selection: offerIds.length > 0 ? { offerIds } : { filter } };
}
