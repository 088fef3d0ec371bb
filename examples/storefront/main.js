// A shop window: searches, fills the cart, buys, and follows the order. Everything comes from the marketplace's API.
import { createClient, isError } from "@stoa/client";

const market = "us";
const at = (id) => document.getElementById(id);
const token = () => at("token").value;
const url = import.meta.env.VITE_STOA_URL ?? "http://localhost:8787";

const anybody = createClient({ url });
const buyer = createClient({ url, token });

const money = (minor, currency) => new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 100);
const say = (text) => (at("status").textContent = text);

/** An element with these children. */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** A button that tells of what goes wrong. */
function button(text, act) {
  const made = element("button", text);
  made.addEventListener("click", () => guarded(act));
  return made;
}

const WORDS = {
  UNAUTHENTICATED: "Paste a key first.",
  FORBIDDEN: "This key may not do that.",
  OUT_OF_STOCK: "It has just been sold.",
  PRICE_CHANGED: "The price has changed: look again.",
  UNREACHABLE: "The marketplace cannot be reached.",
};

async function guarded(act) {
  try {
    await act();
  } catch (error) {
    if (!isError(error)) throw error;
    say(WORDS[error.code] ?? `That did not work: ${error.code}`);
  }
}

async function search() {
  say("Searching …");
  const { cards, total } = await anybody.shop.search.listings.query({ market, q: at("q").value, inStock: true });
  say(total === 0 ? "Nothing found." : `${total} found`);
  at("cards").replaceChildren(
    ...cards.map(({ offerId, title, brand, priceMinor, currency }) =>
      element(
        "li",
        element("div", element("strong", title), element("br"), brand),
        element("div", money(priceMinor, currency)),
        button("Add to cart", () => add(offerId)),
      ),
    ),
  );
}

async function add(offerId) {
  show(await buyer.shop.cart.add.mutate({ market, offerId, quantity: 1 }));
  say("Added.");
}

function show({ groups, itemsMinor, currency, unitCount }) {
  at("cart").hidden = unitCount === 0;
  at("total").textContent = `${unitCount} for ${money(itemsMinor, currency)}, delivery and tax on top`;
  at("lines").replaceChildren(
    ...groups
      .flatMap(({ lines }) => lines)
      .map(({ title, quantity, offerId }) =>
        element(
          "li",
          `${quantity} × ${title}`,
          button("Remove", async () =>
            show(await buyer.shop.cart.setQuantity.mutate({ market, offerId, quantity: 0 })),
          ),
        ),
      ),
  );
}

async function buy() {
  const address = { name: "Ada Lee", line1: "1 Elm Street", city: "Springfield", region: "IL" };
  const destination = { region: address.region, postalCode: "62701" };
  const { totalMinor } = await buyer.shop.checkout.quote.query({ market, destination });
  const { purchaseId } = await buyer.shop.checkout.place.mutate({
    market,
    email: "ada@example.com",
    address: { ...address, postalCode: destination.postalCode, phone: "+1 555 0100" },
    expectedTotalMinor: totalMinor,
    payment: { method: "card", number: "4242 4242 4242 4242", expiry: "12/39", cvc: "123" },
  });
  at("cart").hidden = true;
  follow(purchaseId);
}

function follow(purchaseId) {
  buyer.watchOrder(purchaseId, {
    onChange: () =>
      guarded(async () => {
        const { orders } = await buyer.shop.orders.get.query({ id: purchaseId });
        say(`Bought: ${orders.map(({ number, status }) => `${number} is ${status.replaceAll("_", " ")}`).join(", ")}`);
      }),
    onRefusal: ({ code }) => say(code),
  });
}

at("search").addEventListener("submit", (event) => {
  event.preventDefault();
  void guarded(search);
});
at("buy").addEventListener("click", () => guarded(buy));
void guarded(search);
