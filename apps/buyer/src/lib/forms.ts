// What each form of the shop does: reads its fields, calls the API, says where to go. No form decides anything.
import {
  type Address,
  type CartView,
  type MarketHandle,
  POSTAL_CODE,
  type PaymentDetails,
  type Placed,
} from "@stoa/client";
import { api } from "./api.ts";
import { formAction, type Outcome } from "./form.tsx";
import { ownPath } from "./page.ts";
import { setCartCount, setViewer } from "./visitor.ts";

type OfferRef = `ofr_${string}`;

/** The reads (by their names in `queries.ts`) that a change of the cart, and a change of who is looking, make old. */
const CART = ["cart", "quote"];
const EVERYTHING_OWN = ["cart", "quote", "viewer", "orders", "purchase"];

const text = (fields: FormData, name: string) => String(fields.get(name) ?? "").trim();

/** Adds units of an offer. */
export const addToCart = formAction("add-to-cart", CART, async (fields, market) => {
  const cart: CartView = await api().shop.cart.add.mutate({
    market: market.handle,
    offerId: text(fields, "offerId") as OfferRef,
    quantity: Number(fields.get("quantity") ?? 1),
  });
  setCartCount(cart.unitCount);
  return { to: `/${market.handle}/cart` };
});

/** Sets how many units of an offer are in the cart; none takes it out. */
export const setQuantity = formAction("set-quantity", CART, async (fields, market) => {
  const cart: CartView = await api().shop.cart.setQuantity.mutate({
    market: market.handle,
    offerId: text(fields, "offerId") as OfferRef,
    quantity: Number(fields.get("quantity")),
  });
  setCartCount(cart.unitCount);
  return { to: `/${market.handle}/cart` };
});

/** Signs in and goes on to `next`. */
export const signIn = formAction("sign-in", EVERYTHING_OWN, async (fields, market) => {
  setViewer(
    await api().account.signIn.mutate({ email: text(fields, "email"), password: String(fields.get("password") ?? "") }),
  );
  return { to: ownPath(text(fields, "next"), `/${market.handle}/account`) };
});

/** Creates an account, signed in at once. */
export const register = formAction("register", EVERYTHING_OWN, async (fields, market) => {
  setViewer(
    await api().account.register.mutate({
      email: text(fields, "email"),
      password: String(fields.get("password") ?? ""),
      name: text(fields, "name"),
    }),
  );
  return { to: ownPath(text(fields, "next"), `/${market.handle}/account`) };
});

/** Signs out. */
export const signOut = formAction("sign-out", EVERYTHING_OWN, async (_fields, market) => {
  await api().account.signOut.mutate();
  setViewer(null);
  return { to: `/${market.handle}` };
});

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

/** The fields that a payment lacks, by name. */
function paymentGaps(payment: PaymentDetails): string[] {
  const wrong = (name: string, fine: boolean) => (fine ? [] : [name]);
  if (payment.method === "upi") return wrong("vpa", /^[\w.-]{2,64}@[a-z]{2,32}$/i.test(payment.vpa));
  if (payment.method !== "card") return [];
  return [
    ...wrong("number", /^[\d ]{12,23}$/.test(payment.number)),
    ...wrong("expiry", /^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/.test(payment.expiry)),
    ...wrong("cvc", /^\d{3,4}$/.test(payment.cvc)),
  ];
}

/** The fields that an address lacks, by name, by the rules of its country. */
function addressGaps(address: Address, country: string): string[] {
  const postal = POSTAL_CODE[country];
  return [
    ...(["name", "line1", "city", "phone"] as const).filter((name) => address[name] === ""),
    ...(/^[+\d][\d\s().-]{5,24}$/.test(address.phone) ? [] : ["phone"]),
    ...(postal && !postal.test(address.postalCode) ? ["postalCode"] : []),
  ];
}

function afterPlacing(placed: Placed, market: MarketHandle): Outcome {
  return {
    to: placed.redirectUrl ?? `/${market}/checkout/done/${placed.purchaseId}?key=${encodeURIComponent(placed.key)}`,
  };
}

/** Only prices the cart anew with the chosen deliveries; for visitors without scripts. */
const isUpdate = (fields: FormData) => fields.get("intent") === "update";

/** Places the cart as a purchase. A refused form charges nothing. */
export const placeOrder = formAction("place-order", ["orders"], async (fields, market) => {
  if (isUpdate(fields)) return { code: "PRICE_CHANGED", details: { update: true } };
  const { name, line1, line2, city, region, postalCode, phone } = Object.fromEntries(
    [...fields].map(([key, value]) => [key, String(value).trim()]),
  ) as Record<string, string>;
  const address: Address = {
    name: name ?? "",
    line1: line1 ?? "",
    line2: line2 ?? "",
    city: city ?? "",
    region: region ?? "",
    postalCode: postalCode ?? "",
    phone: phone ?? "",
  };
  const payment = paymentOf(fields);
  const gaps = [...addressGaps(address, market.country), ...paymentGaps(payment)];
  if (gaps.length > 0) return { code: "INVALID_INPUT", details: { fields: gaps } };
  const placed: Placed = await api().shop.checkout.place.mutate(
    {
      market: market.handle,
      email: text(fields, "email"),
      address,
      deliveries: deliveriesOf(fields),
      expectedTotalMinor: Number(fields.get("expectedTotalMinor")),
      payment,
    },
    { context: { idempotencyKey: text(fields, "attempt") } },
  );
  return afterPlacing(placed, market.handle);
});

/** Pays a purchase that still waits, with another card or method. */
export const payAgain = formAction("pay-again", ["outcome", "purchase", "orders"], async (fields, market) => {
  const payment = paymentOf(fields);
  const gaps = paymentGaps(payment);
  if (gaps.length > 0) return { code: "INVALID_INPUT", details: { fields: gaps } };
  const purchaseId = text(fields, "purchaseId") as `pur_${string}`;
  return afterPlacing(
    await api().shop.checkout.payAgain.mutate({ purchaseId, key: text(fields, "key"), payment }),
    market.handle,
  );
});

/** Every form that can be posted without scripts. */
export const FORMS = [addToCart, setQuantity, signIn, register, signOut, placeOrder, payAgain];
