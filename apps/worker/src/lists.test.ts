// Wish lists through the real doors: what one's own hold, what others see of them, and how much fits.
import {
  type Id,
  type ListView,
  MAX_LIST_ITEMS,
  MAX_LISTS,
  type MyWishes,
  type SharedListView,
  type WishAdded,
} from "@stoa/contract";
import { indexProducts } from "@stoa/core/search";
import { sql } from "@stoa/db";
import { beforeAll, describe, expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, makeUser, Visitor } from "./testing.ts";

interface Thing {
  offerId: Id<"offer">;
  productId: Id<"product">;
  variantId: Id<"variant">;
  slug: string;
}

let sellerId: Id<"seller">;

beforeAll(async () => {
  ({ sellerId } = await makeSeller());
});

const newBuyer = async () => await new Visitor("buyer").become(await makeUser());

async function makeThing(onHand = 9, priceMinor = 2_000): Promise<Thing> {
  const offerId = await makeOffer(sellerId, onHand, priceMinor);
  const [row] = await db.all<Omit<Thing, "offerId">>(sql`
    SELECT p.id AS productId, v.id AS variantId, p.slug FROM offer o JOIN variant v ON v.id = o.variant_id
    JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`);
  await indexProducts({ db, search: env.SEARCH, now: Date.now }, [row!.productId]);
  return { offerId, ...row! };
}

const add = (buyer: Visitor, thing: Partial<Thing>, over: Record<string, unknown> = {}) =>
  buyer.mutate<WishAdded>("shop.lists.add", { market: "us", productId: thing.productId, ...over });

const read = async (buyer: Visitor, listId: string, market = "us") =>
  (await buyer.query<ListView>("shop.lists.get", { market, listId })).data;

/** Puts this many new products on a list, past the API. */
async function fill(listId: Id<"list">, like: Id<"product">, count: number): Promise<void> {
  const numbers = JSON.stringify(Array.from({ length: count }, (_, i) => i));
  await db.run(sql`
    INSERT INTO product (id, slug, title, brand, description, category_id, status, created_at, updated_at)
    SELECT 'prd_' || ${listId} || n.value, ${listId} || n.value, 'Filler', 'Test', 'Fills.', p.category_id, 'active', 0, 0
    FROM product p, json_each(${numbers}) n WHERE p.id = ${like}`);
  await db.run(sql`
    INSERT INTO wish_item (id, list_id, product_id, added_currency, added_in_stock, added_at)
    SELECT 'wsh_' || ${listId} || n.value, ${listId}, 'prd_' || ${listId} || n.value, 'USD', 1, n.value
    FROM json_each(${numbers}) n`);
}

describe("a wish", () => {
  it("makes the first list, goes there once, and fills the heart", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing();
    const first = (await add(buyer, thing)).data;
    expect(first).toMatchObject({ listName: "Wish list", added: true });
    const again = (await add(buyer, thing)).data;
    expect(again).toEqual({ ...first, added: false });
    const mine = (await buyer.query<MyWishes>("shop.lists.mine")).data;
    expect(mine).toEqual({
      lists: [{ listId: first.listId, name: "Wish list", isDefault: true, isShared: false, itemCount: 1 }],
      productIds: [thing.productId],
    });
  });

  it("made twice at the same moment is one, on one list", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add(buyer, thing)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ data }) => `${data.listId} ${data.itemId}`)).size).toBe(1);
    expect(answers.filter(({ data }) => data.added)).toHaveLength(1);
  });

  it("is told when it costs less, sells out, comes back, and is gone", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing();
    const { listId } = (await add(buyer, thing, { variantId: thing.variantId, note: "for Ada", quantity: 2 })).data;
    const marks = async () => (await read(buyer, listId)).items.items[0]!;
    expect(await marks()).toMatchObject({
      marks: [],
      priceMinor: 2_000,
      addedMinor: 2_000,
      note: "for Ada",
      quantity: 2,
    });
    await db.run(sql`UPDATE offer_price SET price_minor = 1500 WHERE offer_id = ${thing.offerId}`);
    expect(await marks()).toMatchObject({ marks: ["price_drop"], priceMinor: 1_500, addedMinor: 2_000 });
    await db.run(sql`UPDATE stock SET on_hand = 0 WHERE offer_id = ${thing.offerId}`);
    expect(await marks()).toMatchObject({ marks: ["sold_out"], inStock: false });
    await db.run(sql`UPDATE offer SET status = 'paused' WHERE id = ${thing.offerId}`);
    expect(await marks()).toMatchObject({ marks: ["unavailable"], offerId: null, priceMinor: null });
    expect((await read(buyer, listId, "de")).items.items[0]).toMatchObject({ addedMinor: null, currency: "EUR" });
  });

  it("that waited for stock is told when there is some", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing(0);
    const { listId } = (await add(buyer, thing, { variantId: thing.variantId })).data;
    await db.run(sql`UPDATE stock SET on_hand = 3 WHERE offer_id = ${thing.offerId}`);
    expect((await read(buyer, listId)).items.items[0]!.marks).toEqual(["back_in_stock"]);
  });

  it("for a product and for one of its variants are two, and neither is for a variant of another product", async () => {
    const buyer = await newBuyer();
    const [thing, other] = [await makeThing(), await makeThing()];
    await add(buyer, thing);
    const { listId } = (await add(buyer, thing, { variantId: thing.variantId })).data;
    expect((await read(buyer, listId)).itemCount).toBe(2);
    expect(await add(buyer, thing, { variantId: other.variantId })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("taken off comes back as it was, and only for its owner", async () => {
    const [buyer, stranger] = [await newBuyer(), await newBuyer()];
    const thing = await makeThing();
    const { listId, itemId } = (await add(buyer, thing, { note: "blue" })).data;
    const before = await read(buyer, listId);
    expect((await buyer.mutate("shop.lists.remove", { itemId })).data).toEqual({ itemIds: [itemId] });
    expect((await read(buyer, listId)).items.items).toEqual([]);
    expect(await stranger.mutate("shop.lists.restore", { itemIds: [itemId] })).toMatchObject({ code: "NOT_FOUND" });
    await buyer.mutate("shop.lists.restore", { itemIds: [itemId] });
    expect(await read(buyer, listId)).toEqual(before);
    expect((await buyer.mutate("shop.lists.unwish", { productId: thing.productId })).data).toEqual({
      itemIds: [itemId],
    });
    expect((await buyer.query<MyWishes>("shop.lists.mine")).data.productIds).toEqual([]);
  });

  it("moves to another list, and into the same wish there", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing();
    const one = (await add(buyer, thing, { quantity: 2, note: "two of them" })).data;
    const { listId } = (await buyer.mutate<{ listId: Id<"list"> }>("shop.lists.create", { name: "Kitchen" })).data;
    await buyer.mutate("shop.lists.move", { itemId: one.itemId, listId });
    expect((await read(buyer, one.listId)).itemCount).toBe(0);
    const two = (await add(buyer, thing)).data;
    await buyer.mutate("shop.lists.move", { itemId: two.itemId, listId });
    expect((await read(buyer, listId)).items.items).toMatchObject([{ quantity: 3, note: "two of them" }]);
  });
});

describe("a list", () => {
  it("is found by nobody but its owner", async () => {
    const [owner, stranger] = [await newBuyer(), await newBuyer()];
    const { listId, itemId } = (await add(owner, await makeThing())).data;
    const own = (await add(stranger, await makeThing())).data;
    const thing = await makeThing();
    const attempts: [path: string, input: Record<string, unknown>][] = [
      ["rename", { listId, name: "Mine now" }],
      ["makeDefault", { listId }],
      ["delete", { listId }],
      ["share", { listId, ownerName: "" }],
      ["unshare", { listId }],
      ["add", { market: "us", listId, productId: thing.productId }],
      ["edit", { itemId, quantity: 9, note: "" }],
      ["move", { itemId, listId: own.listId }],
      ["move", { itemId: own.itemId, listId }],
      ["remove", { itemId }],
    ];
    const before = await read(owner, listId);
    for (const [path, input] of attempts)
      expect(await stranger.mutate(`shop.lists.${path}`, input), path).toMatchObject({
        status: 404,
        code: "NOT_FOUND",
      });
    expect(await stranger.query("shop.lists.get", { market: "us", listId })).toMatchObject({ code: "NOT_FOUND" });
    expect(await read(owner, listId)).toEqual(before);
  });

  it("is seen by whoever has the link, without notes or owner, until it is renewed or private", async () => {
    const [owner, guest] = [await newBuyer(), new Visitor("buyer")];
    const thing = await makeThing();
    const { listId } = (await add(owner, thing, { note: "secret", quantity: 3 })).data;
    const share = async (renew: boolean) =>
      (await owner.mutate<{ shareToken: string }>("shop.lists.share", { listId, ownerName: "Ada", renew })).data
        .shareToken;
    const seen = (token: string) => guest.query<SharedListView>("shop.lists.shared", { market: "us", token });
    const token = await share(false);
    expect(await share(false)).toBe(token);
    const { data } = await seen(token);
    expect(data).toMatchObject({ name: "Wish list", ownerName: "Ada", itemCount: 1 });
    expect(data.items.items[0]).toMatchObject({ slug: thing.slug, quantity: 3, priceMinor: 2_000, inStock: true });
    expect(JSON.stringify(data)).not.toMatch(/secret|usr_|wsh_|lst_|@/);
    const renewed = await share(true);
    expect(renewed).not.toBe(token);
    expect(await seen(token)).toMatchObject({ status: 404 });
    expect(await seen(renewed)).toMatchObject({ status: 200 });
    await owner.mutate("shop.lists.unshare", { listId });
    expect(await seen(renewed)).toMatchObject({ status: 404 });
    expect(await seen("0".repeat(32))).toMatchObject({ status: 404 });
  });

  it("that is deleted leaves another one as the default", async () => {
    const buyer = await newBuyer();
    const thing = await makeThing();
    const { listId } = (await add(buyer, thing)).data;
    const kitchen = (await buyer.mutate<{ listId: string }>("shop.lists.create", { name: "Kitchen" })).data;
    await buyer.mutate("shop.lists.create", { name: "Bath" });
    await buyer.mutate("shop.lists.delete", { listId });
    const mine = (await buyer.query<MyWishes>("shop.lists.mine")).data;
    expect(mine.lists.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ["Kitchen", true],
      ["Bath", false],
    ]);
    expect((await add(buyer, thing)).data.listId).toBe(kitchen.listId);
    await buyer.mutate("shop.lists.makeDefault", { listId: mine.lists[1]!.listId });
    expect((await buyer.query<MyWishes>("shop.lists.mine")).data.lists[0]).toMatchObject({
      name: "Bath",
      isDefault: true,
    });
  });

  it("is one of at most twenty", async () => {
    const buyer = await newBuyer();
    const create = (n: number) => buyer.mutate("shop.lists.create", { name: `List ${n}` });
    for (let n = 0; n < MAX_LISTS; n++) expect((await create(n)).status).toBe(200);
    expect(await create(MAX_LISTS)).toMatchObject({ status: 400, code: "TOO_MANY_LISTS" });
  });

  it("holds at most 500 things, and what is on it can still be added again", async () => {
    const buyer = await newBuyer();
    const [thing, another] = [await makeThing(), await makeThing()];
    const { listId, itemId } = (await add(buyer, thing)).data;
    await fill(listId, thing.productId, MAX_LIST_ITEMS - 1);
    expect((await read(buyer, listId)).itemCount).toBe(MAX_LIST_ITEMS);
    expect(await add(buyer, another)).toMatchObject({ status: 400, code: "LIST_FULL" });
    expect((await add(buyer, thing)).data).toMatchObject({ itemId, added: false });
    const other = (await buyer.mutate<{ listId: string }>("shop.lists.create", { name: "Other" })).data.listId;
    const moved = (await add(buyer, another, { listId: other })).data;
    expect(await buyer.mutate("shop.lists.move", { itemId: moved.itemId, listId })).toMatchObject({
      code: "LIST_FULL",
    });
    const pages: number[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const page: ListView = (await buyer.query<ListView>("shop.lists.get", { market: "us", listId, cursor })).data;
      pages.push(page.items.items.length);
      cursor = page.items.nextCursor;
    }
    expect(pages).toEqual(Array.from({ length: 10 }, () => 50));
  });
});
