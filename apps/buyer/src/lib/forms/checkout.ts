// The forms of the checkout. They look for gaps, so that nothing is sent in vain; the API decides.
import {
  type Address,
  addressTroubles,
  type Destination,
  type Market,
  type MarketHandle,
  type PaymentDetails,
  type Placed,
} from "@stoa/client";
import { api } from "../api.ts";
import { formAction, type Outcome } from "../form.tsx";
import { keyQuery } from "../purchase-key.ts";
import { text } from "./fields.ts";
import { addressOf } from "./person.ts";

/** The chosen deliveries, one field `delivery:{sellerId}` for each seller. */
export function deliveriesOf(fields: Iterable<[string, unknown]>) {
  return [...fields].flatMap(([name, method]) =>
    name.startsWith("delivery:")
      ? [
          {
            sellerId: name.slice("delivery:".length) as `sel_${string}`,
            method: method === "express" ? ("express" as const) : ("standard" as const),
          },
        ]
      : [],
  );
}

function paymentOf(fields: FormData): PaymentDetails {
  switch (text(fields, "method")) {
    case "upi":
      return { method: "upi", vpa: text(fields, "vpa") };
    case "wallet":
      return { method: "wallet" };
    case "cod":
      return { method: "cod" };
    default:
      return {
        method: "card",
        number: text(fields, "number"),
        expiry: text(fields, "expiry"),
        cvc: text(fields, "cvc"),
      };
  }
}

/** The fields that a payment lacks, by name; what the provider asks for itself is not asked for here. */
function paymentGaps(payment: PaymentDetails, isHosted: boolean): string[] {
  const wrong = (name: string, fine: boolean) => (fine ? [] : [name]);
  // Without an address the customer scans a code.
  if (payment.method === "upi") return wrong("vpa", /^([\w.-]{2,64}@[a-z]{2,32})?$/i.test(payment.vpa));
  if (payment.method !== "card" || isHosted) return [];
  return [
    ...wrong("number", /^[\d ]{12,23}$/.test(payment.number)),
    ...wrong("expiry", /^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/.test(payment.expiry)),
    ...wrong("cvc", /^\d{3,4}$/.test(payment.cvc)),
  ];
}

/** Whether the provider asks for the details of the chosen method on a page of its own. */
const isHosted = (fields: FormData): boolean =>
  text(fields, "hosted")
    .split(" ")
    .includes(text(fields, "method") || "card");

/** The fields that an address lacks, by name, by the rules of its country. */
function addressGaps(address: Address, country: string): string[] {
  return [
    ...(["name", "line1", "city", "phone"] as const).filter((name) => address[name] === ""),
    ...(/^[+\d][\d\s().-]{5,24}$/.test(address.phone) ? [] : ["phone"]),
    ...addressTroubles(country, address),
  ];
}

function afterPlacing(placed: Placed, market: MarketHandle): Outcome {
  return {
    to: placed.redirectUrl ?? `/${market}/checkout/done/${placed.purchaseId}${keyQuery(placed.key)}`,
  };
}

/** The codes that were given, with the one that was just typed and without the one that was taken away. */
export function couponsOf(fields: Record<string, string | undefined>): string[] {
  const typed = `${fields["coupons"] ?? ""} ${fields["newCoupon"] ?? ""}`.toUpperCase().split(/\s+/);
  return [...new Set(typed)].filter((code) => code !== "" && code !== fields["takeCoupon"]).slice(-5);
}

/** Where it goes, as far as it is typed; delivery and tax may depend on it. */
export function destinationOf(fields: Record<string, string | undefined>): Destination | undefined {
  const [region = "", postalCode = ""] = [fields["region"]?.trim(), fields["postalCode"]?.trim()];
  return region === "" && postalCode === ""
    ? undefined
    : { region: region.slice(0, 80), postalCode: postalCode.slice(0, 16) };
}

/** Only prices the cart anew with the chosen deliveries and coupons; for visitors without scripts. */
const isUpdate = (fields: FormData) => fields.get("intent") === "update" || fields.has("takeCoupon");

/** Keeps an address for the next time. The order stands whether or not that works. */
async function keep(address: Address, { country }: Market): Promise<void> {
  try {
    await api().account.addresses.save.mutate({ ...address, country });
  } catch {
    // The address book is full, or the visitor has signed out meanwhile: the order has the address it needs.
  }
}

/** Places the cart as a purchase. A refused form charges nothing. */
export const placeOrder = formAction("place-order", ["orders", "addresses", "credit"], async (fields, market) => {
  if (isUpdate(fields)) return { code: "PRICE_CHANGED", details: { update: true } };
  const address: Address = addressOf(fields);
  const payment = paymentOf(fields);
  const gaps = [
    ...addressGaps(address, market.country),
    ...paymentGaps(payment, isHosted(fields) || fields.has("useCredit")),
  ];
  if (gaps.length > 0) return { code: "INVALID_INPUT", details: { fields: gaps } };
  const placed: Placed = await api().shop.checkout.place.mutate(
    {
      market: market.handle,
      email: text(fields, "email"),
      address,
      deliveries: deliveriesOf(fields),
      coupons: couponsOf({ coupons: text(fields, "coupons") }),
      expectedTotalMinor: Number(fields.get("expectedTotalMinor")),
      useCredit: fields.has("useCredit"),
      payment,
    },
    { context: { idempotencyKey: text(fields, "attempt") } },
  );
  if (fields.has("keepAddress")) await keep(address, market);
  return afterPlacing(placed, market.handle);
});

/** Pays a purchase that still waits, with another card or method. */
export const payAgain = formAction("pay-again", ["outcome", "purchase", "orders"], async (fields, market) => {
  const payment = paymentOf(fields);
  const gaps = paymentGaps(payment, isHosted(fields));
  if (gaps.length > 0) return { code: "INVALID_INPUT", details: { fields: gaps } };
  const purchaseId = text(fields, "purchaseId") as `pur_${string}`;
  return afterPlacing(
    await api().shop.checkout.payAgain.mutate({ purchaseId, key: text(fields, "key"), payment }),
    market.handle,
  );
});
