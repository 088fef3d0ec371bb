// From what is typed in the forms of an offer to the fields of the API's inputs. What cannot be read is left out, and the
// schema then says which field is missing.
import { type Currency, HOUR_MS, type Market, MARKETS, parseMoney } from "@stoa/client";
import { timeIn } from "../../../lib/zoned";

const text = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** Fields that are known, by their names in `submitForm`. */
function fieldsOf(fields: Record<string, string | number | null>): URLSearchParams {
  const known = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== null && value !== "") known.set(name, String(value));
  return known;
}

/** A count; anything but digits is left to the schema to refuse. */
const count = (typed: string) => (/^\d{1,9}$/.test(typed) ? Number(typed) : typed === "" ? null : "-1");

/** The market whose prices are in a currency. */
export function marketIn(currency: Currency): Market {
  return Object.values(MARKETS).find((market) => market.currency === currency) ?? MARKETS.us;
}

/** A planned sale: its times are on the clocks of the market whose currency it is in. */
export function saleFields(form: FormData): URLSearchParams {
  const currency = text(form, "currency") as Currency;
  const { timeZone } = marketIn(currency);
  return fieldsOf({
    offerId: text(form, "offerId"),
    currency,
    "sale.saleMinor:number": parseMoney(text(form, "price"), currency),
    "sale.fromAt:number": timeIn(timeZone, text(form, "from")),
    "sale.toAt:number": timeIn(timeZone, text(form, "to")),
  });
}

/** Handling days and the limits per order and per buyer; no limit when a field is empty. */
export function termsFields(form: FormData): URLSearchParams {
  return fieldsOf({
    offerId: text(form, "offerId"),
    "handlingDays:number": count(text(form, "handlingDays")),
    "maxPerOrder:number": count(text(form, "maxPerOrder")),
    "maxPerBuyer:number": count(text(form, "maxPerBuyer")),
  });
}

/** Midday of a day by UTC: the same calendar day in each of our markets. */
export const middayOf = (day: string): number | null => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : at + 12 * HOUR_MS;
};

/** What may be promised beyond the stock; without a policy for it, nothing. */
export function availabilityFields(form: FormData): URLSearchParams {
  const availability = text(form, "availability");
  const beyond = availability !== "stock";
  return fieldsOf({
    offerId: text(form, "offerId"),
    availability,
    "backorderLimit:number": beyond ? count(text(form, "backorderLimit")) : null,
    "availableAt:number": beyond ? middayOf(text(form, "availableDay")) : null,
  });
}

/** At how many units the seller is told; the marketplace's number when the field is empty. */
export function lowStockFields(form: FormData): URLSearchParams {
  return fieldsOf({ offerId: text(form, "offerId"), "threshold:number": count(text(form, "threshold")) });
}
