// The tenancy sweep: every procedure that takes the id of somebody's thing, called with a thing of another tenant and
// with a thing that is not there. Both answer NOT_FOUND and change nothing. The owner's own call with the same input is
// the control: it must find the thing.
import { appRouter } from "@stoa/api";
import {
  type Id,
  type ImportId,
  newId,
  type Placed,
  type PurchaseView,
  type Quote,
  type WishAdded,
} from "@stoa/contract";
import { productChange, sql, upload as uploads } from "@stoa/db";
import { beforeAll, describe, expect, it } from "vitest";
import { db, makeOffer, makeSeller, makeUser, placing, Visitor } from "./testing.ts";

interface Things {
  importId: Id<"import">;
  productId: Id<"product">;
  changeId: Id<"change">;
  offerId: Id<"offer">;
  orderId: Id<"order">;
  purchaseId: Id<"purchase">;
  listId: Id<"list">;
  itemId: Id<"wish">;
  wishedId: Id<"product">;
}

type Who = "shopper" | "buyer" | "seller";

/** How the owner wants a product to read. */
const revised = (productId: Id<"product">) => ({
  productId,
  title: "Another title",
  brand: "Test",
  categorySlug: `c-${productId.replace("_", "-")}`,
  description: "Another description of the thing.",
  attributes: [],
  images: [{ hash: PICTURE, alt: "The thing" }],
});
const PICTURE = "ab".repeat(32);

/** Input for each procedure that names a thing of a tenant. */
const INPUTS: Record<string, { who: Who; input: (things: Things) => Record<string, unknown> }> = {
  "shop.orders.get": { who: "shopper", input: ({ purchaseId }) => ({ id: purchaseId }) },
  "shop.checkout.confirm": { who: "shopper", input: ({ purchaseId }) => ({ purchaseId }) },
  "shop.checkout.payAgain": {
    who: "shopper",
    input: ({ purchaseId }) => ({ purchaseId, payment: placing(0).payment }),
  },
  "shop.lists.get": { who: "buyer", input: ({ listId }) => ({ listId, market: "us" }) },
  "shop.lists.add": {
    who: "buyer",
    input: ({ listId, wishedId }) => ({ listId, market: "us", productId: wishedId }),
  },
  "shop.lists.rename": { who: "buyer", input: ({ listId }) => ({ listId, name: "Another name" }) },
  "shop.lists.makeDefault": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "shop.lists.share": { who: "buyer", input: ({ listId }) => ({ listId, ownerName: "" }) },
  "shop.lists.unshare": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "shop.lists.edit": { who: "buyer", input: ({ itemId }) => ({ itemId, quantity: 7, note: "changed" }) },
  "shop.lists.move": { who: "buyer", input: ({ itemId, listId }) => ({ itemId, listId }) },
  "shop.lists.remove": { who: "buyer", input: ({ itemId }) => ({ itemId }) },
  "shop.lists.unwish": { who: "buyer", input: ({ wishedId }) => ({ productId: wishedId }) },
  "shop.lists.delete": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "seller.orders.get": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.pick": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.pack": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.ship": {
    who: "seller",
    input: ({ orderId }) => ({ orderId, carrier: "UPS", trackingNumber: "1Z999" }),
  },
  "seller.orders.deliver": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.cancel": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.products.get": { who: "seller", input: ({ productId }) => ({ productId }) },
  "seller.products.revise": { who: "seller", input: ({ productId }) => revised(productId) },
  "seller.products.withdraw": { who: "seller", input: ({ changeId }) => ({ changeId }) },
  "seller.offers.setPrice": { who: "seller", input: ({ offerId }) => ({ offerId, currency: "USD", priceMinor: 1 }) },
  "seller.offers.get": { who: "seller", input: ({ offerId }) => ({ offerId }) },
  "seller.offers.buyBox": { who: "seller", input: ({ offerId }) => ({ offerId }) },
  "seller.offers.setSale": {
    who: "seller",
    input: ({ offerId }) => ({ offerId, currency: "USD", sale: null }),
  },
  "seller.offers.setTerms": { who: "seller", input: ({ offerId }) => ({ offerId, handlingDays: 9, maxPerOrder: 7 }) },
  "seller.offers.setAvailability": {
    who: "seller",
    input: ({ offerId }) => ({
      offerId,
      availability: "backorder",
      backorderLimit: 5,
      availableAt: 9_999_999_999_999,
    }),
  },
  "seller.imports.get": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.imports.findings": { who: "seller", input: ({ importId }) => ({ importId, kind: "problem" }) },
  "seller.imports.check": { who: "seller", input: ({ importId }) => ({ importId, columns: ["sku", "stock"] }) },
  "seller.imports.start": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.imports.cancel": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.offers.setStock": { who: "seller", input: ({ offerId }) => ({ offerId, onHand: 77 }) },
  "seller.offers.setStatus": { who: "seller", input: ({ offerId }) => ({ offerId, status: "paused" }) },
};

/** Procedures whose ids are anybody's to name: offers in a cart, variants to sell, and what operators look after. */
const ANYBODYS = (path: string) =>
  path.startsWith("shop.cart.") || path.startsWith("admin.") || path === "seller.products.sell";

type Procedure = { _def: { type: "query" | "mutation"; inputs: { shape?: Record<string, unknown> }[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const namesAThing = ({ _def }: Procedure) =>
  _def.inputs.some(({ shape }) => Object.keys(shape ?? {}).some((field) => /^id$|Id$/.test(field)));
const typeOf = (path: string) => procedures.find(([name]) => name === path)![1]._def.type;

let theirs: Things;
const owners = {} as Record<Who, Visitor>;
const strangers = {} as Record<Who, Visitor>;

beforeAll(async () => {
  const [own, other] = [await makeSeller(), await makeSeller()];
  const offerId = await makeOffer(own.sellerId, 9);
  owners.shopper = new Visitor("buyer");
  await owners.shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const quote = (await owners.shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await owners.shopper.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
  const { orders } = (await owners.shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data;
  owners.buyer = await new Visitor("buyer").become(await makeUser());
  strangers.buyer = await new Visitor("buyer").become(await makeUser());
  const [wished] = await db.all<{ productId: Id<"product">; variantId: Id<"variant"> }>(sql`
    SELECT v.product_id AS productId, v.id AS variantId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`);
  const { listId, itemId } = (await owners.buyer.mutate<WishAdded>("shop.lists.add", { market: "us", ...wished })).data;
  const proposal = { productId: wished!.productId, changeId: newId("change", Date.now()) };
  const upload = { hash: PICTURE, sellerId: own.sellerId, width: 800, height: 800, sizeBytes: 1, createdAt: 0 };
  await db.insert(uploads).values(upload);
  await db.insert(productChange).values({
    id: proposal.changeId,
    productId: proposal.productId,
    sellerId: own.sellerId,
    kind: "edit",
    createdAt: 0,
  });
  owners.seller = await new Visitor("seller").become(own.ownerId);
  const file = { method: "POST", body: "sku,stock\nA,1" };
  const { importId } = (await (await owners.seller.fetch("/files/imports?name=a.csv", file)).json()) as ImportId;
  theirs = {
    importId,
    offerId,
    purchaseId,
    orderId: orders[0]!.orderId,
    listId,
    itemId,
    wishedId: wished!.productId,
    ...proposal,
  };
  owners.seller = await new Visitor("seller").become(own.ownerId);
  strangers.seller = await new Visitor("seller").become(other.ownerId);
  strangers.shopper = new Visitor("buyer");
  // The stranger has a token and things of their own.
  await strangers.shopper.mutate("shop.cart.add", {
    market: "us",
    offerId: await makeOffer(other.sellerId, 9),
    quantity: 1,
  });
});

async function call(visitor: Visitor, path: string, input: unknown) {
  return typeOf(path) === "query" ? await visitor.query(path, input) : await visitor.mutate(path, input);
}

/** Every row that the sweep could have touched. */
async function everything(): Promise<string> {
  const { offerId, orderId, purchaseId, listId, productId, importId } = theirs;
  const rows = await db.batch([
    db.all(sql`SELECT * FROM seller_order WHERE id = ${orderId}`),
    db.all(sql`SELECT * FROM order_event WHERE order_id = ${orderId} ORDER BY version`),
    db.all(sql`SELECT * FROM purchase WHERE id = ${purchaseId}`),
    db.all(sql`SELECT * FROM payment WHERE purchase_id = ${purchaseId} ORDER BY attempt`),
    db.all(sql`SELECT * FROM shipment WHERE order_id = ${orderId}`),
    db.all(sql`SELECT * FROM product_change WHERE product_id = ${productId}`),
    db.all(sql`SELECT * FROM product WHERE id = ${productId}`),
    db.all(sql`SELECT * FROM import_run WHERE id = ${importId}`),
    db.all(sql`SELECT * FROM offer WHERE id = ${offerId}`),
    db.all(sql`SELECT * FROM offer_price WHERE offer_id = ${offerId}`),
    db.all(sql`SELECT * FROM stock WHERE offer_id = ${offerId}`),
    db.all(sql`SELECT * FROM wish_list WHERE id = ${listId}`),
    db.all(sql`SELECT * FROM wish_item WHERE list_id = ${listId} ORDER BY id`),
  ]);
  return JSON.stringify(rows);
}

describe("somebody else's things", () => {
  it("are named only by procedures that this sweep knows", () => {
    const found = procedures
      .filter(([path, procedure]) => namesAThing(procedure) && !ANYBODYS(path))
      .map(([path]) => path);
    expect(found.toSorted()).toEqual(Object.keys(INPUTS).toSorted());
  });

  for (const [path, { who, input }] of Object.entries(INPUTS)) {
    it(`are not found through ${path}, and stay as they are`, async () => {
      const before = await everything();
      const missing: Things = {
        productId: newId("product", 0),
        changeId: newId("change", 0),
        importId: newId("import", 0),
        offerId: newId("offer", 0),
        orderId: newId("order", 0),
        purchaseId: newId("purchase", 0),
        listId: newId("list", 0),
        itemId: newId("wish", 0),
        wishedId: newId("product", 0),
      };
      expect(await call(strangers[who], path, input(theirs)), "another tenant's").toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
      expect(await call(strangers[who], path, input(missing)), "nobody's").toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
      if (who === "shopper") {
        const guessed = { ...input(theirs), key: "0".repeat(40) };
        expect(await call(strangers[who], path, guessed), "with a guessed key").toMatchObject({ status: 404 });
      }
      expect(await everything()).toBe(before);
    });
  }

  it("are found by their owners with the very same input", async () => {
    for (const [path, { who, input }] of Object.entries(INPUTS)) {
      const { code } = await call(owners[who], path, input(theirs));
      expect(code, path).not.toBe("NOT_FOUND");
      expect(code, path).not.toBe("INVALID_INPUT");
    }
  });

  it("are not found by an order's id either", async () => {
    expect((await strangers.shopper.query("shop.orders.get", { id: theirs.orderId })).code).toBe("NOT_FOUND");
    expect((await owners.shopper.query("shop.orders.get", { id: theirs.orderId })).status).toBe(200);
  });
});

describe("somebody without a cart", () => {
  for (const door of [null, "seller", "admin"] as const) {
    it(`is told so at the ${door ?? "public"} door`, async () => {
      const offerId = await makeOffer((await makeSeller()).sellerId, 1);
      const answer = await new Visitor(door).mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
      expect(answer).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    });
  }
});
