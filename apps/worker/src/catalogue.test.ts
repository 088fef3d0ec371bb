// The catalogue's authority through the real doors: proposals and decisions, GTINs, attributes, addresses.
import {
  type AdminProductView,
  type ChangeView,
  type CreatedProduct,
  type Id,
  newId,
  type Page,
  type ProductMatch,
  type ProductPage,
  type ProposalView,
  type SellerProduct,
  type SellerProductView,
} from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import { attribute, category, categoryAttribute, productChange, sql, upload } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, Visitor } from "./testing.ts";

const SHELF = `shelf-${newId("category", Date.now()).slice(-8)}`;
const PICTURES = ["aa".repeat(32), "bb".repeat(32)];
let numbers = 0;

/** A GTIN-13 that no other test has. */
function freshGtin(): string {
  const twelve = `29${String(Date.now()).slice(-6)}${String(numbers++).padStart(4, "0")}`;
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return twelve + String((10 - (sum % 10)) % 10);
}

interface Shop {
  sellerId: Id<"seller">;
  ownerId: Id<"user">;
  seller: Visitor;
}

async function shop(): Promise<Shop> {
  const made = await makeSeller();
  const shared = { sellerId: made.sellerId, width: 800, height: 800, sizeBytes: 10, createdAt: 0 };
  await db.insert(upload).values(PICTURES.map((hash) => ({ hash, ...shared })));
  return { ...made, seller: await new Visitor("seller").become(made.ownerId) };
}

/** Gives a seller so many approved products as trust asks for. */
async function trust({ sellerId }: Shop): Promise<void> {
  const offerId = await makeOffer(sellerId, 1);
  const [row] = await db.all<{ productId: Id<"product"> }>(
    sql`SELECT v.product_id AS productId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`,
  );
  for (let i = 0; i < 25; i++)
    await db.insert(productChange).values({
      id: newId("change", Date.now()),
      productId: row!.productId,
      sellerId,
      kind: "create",
      status: "approved",
      decidedAt: 1,
      createdAt: 1,
    });
}

const content = (over: Record<string, unknown> = {}) => ({
  title: `Lantern ${newId("product", Date.now()).slice(-6)}`,
  brand: "Lumen",
  categorySlug: SHELF,
  description: "A lantern of brass that burns for a night.",
  attributes: [{ key: `${SHELF}-width`, value: 12.5 }],
  images: [{ hash: PICTURES[0], alt: "The lantern" }],
  ...over,
});
const variant = (over: Record<string, unknown> = {}) => ({
  sku: `S-${newId("variant", Date.now()).slice(-8)}`,
  gtin: null,
  weightGrams: 900,
  onHand: 5,
  prices: [{ currency: "USD", priceMinor: 4_900 }],
  ...over,
});
const product = (over: Record<string, unknown> = {}) => ({ ...content(over), variants: [variant()], ...over });

async function runJobs(): Promise<void> {
  const open = await db.all<{ id: Id<"job"> }>(sql`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY created_at`);
  for (const { id } of open) await runJob(systemContext(env, createExecutionContext(), "test"), id);
}

const buyer = new Visitor("buyer");
const page = async (slug: string) => await buyer.query<ProductPage>("shop.catalog.product", { market: "us", slug });
let admin: Visitor;
let otherAdmin: Visitor;

beforeAll(async () => {
  admin = await new Visitor("admin").become(await makeOperator());
  otherAdmin = await new Visitor("admin").become(await makeOperator());
  const categoryId = newId("category", Date.now());
  await db
    .insert(category)
    .values({ id: categoryId, slug: SHELF, name: "Lanterns", level: 1, position: 0, path: SHELF });
  await db.insert(attribute).values({ key: `${SHELF}-width`, label: "Width", kind: "number", unit: "cm", step: 5 });
  await db
    .insert(categoryAttribute)
    .values({ categoryId, attributeKey: `${SHELF}-width`, position: 0, filterable: true, required: true });
});

async function proposed(own: Shop, over: Record<string, unknown> = {}): Promise<CreatedProduct> {
  const { data, code } = await own.seller.mutate<CreatedProduct>("seller.products.create", product(over));
  expect(code).toBeUndefined();
  return data;
}

const open = async (changeId: Id<"change">) =>
  (await admin.query<ProposalView>("admin.changes.get", { changeId })).data.change;

describe("a new product", () => {
  it("waits unseen until an operator approves it, and its seller gets a mail", async () => {
    const own = await shop();
    const made = await proposed(own);
    expect(made.status).toBe("proposed");
    expect((await page(made.slug)).status).toBe(404);
    const { data } = await admin.query<Page<ChangeView>>("admin.changes.list", { limit: 100 });
    expect(data.items.map((one) => one.changeId)).toContain(made.changeId);
    const { code } = await admin.mutate("admin.changes.approve", { changeId: made.changeId, revision: 1 });
    expect(code).toBeUndefined();
    await runJobs();
    const found = await page(made.slug);
    expect(found.data).toMatchObject({ movedTo: null, attributes: [{ label: "Width", text: "12.5", unit: "cm" }] });
    expect(found.data.variants[0]!.offers).toHaveLength(1);
    const mails = await db.all(
      sql`SELECT 1 FROM mail WHERE template = 'product_approved' AND key LIKE ${`%${made.changeId}%`}`,
    );
    expect(mails).toHaveLength(1);
  });

  it("of a trusted seller is in the shop at once, with its record", async () => {
    const own = await shop();
    await trust(own);
    const made = await proposed(own);
    expect(made.status).toBe("active");
    expect((await page(made.slug)).status).toBe(200);
    const { data } = await admin.query<AdminProductView>("admin.products.get", { productId: made.productId });
    expect(data.changes).toMatchObject([{ kind: "create", status: "approved", author: "Test Person" }]);
  });

  it("is reworked when asked to, and refused when it stays wrong; the seller reads why", async () => {
    const own = await shop();
    const made = await proposed(own);
    const { changeId, productId } = made;
    await admin.mutate("admin.changes.ask", { changeId, revision: 1, reason: "Say what it is made of." });
    const asked = await own.seller.query<SellerProductView>("seller.products.get", { productId });
    expect(asked.data.pending).toMatchObject({ status: "changes_asked", reason: "Say what it is made of." });
    expect((await admin.mutate("admin.changes.approve", { changeId, revision: 1 })).code).toBe("CONFLICT");

    const again = await own.seller.mutate("seller.products.revise", {
      productId,
      ...content({ title: "Brass lantern, again" }),
    });
    expect(again.data).toMatchObject({ changeId, status: "open" });
    expect((await admin.mutate("admin.changes.refuse", { changeId, revision: 2, reason: "Still wrong." })).status).toBe(
      200,
    );
    const { data } = await own.seller.query<Page<SellerProduct>>("seller.products.list", { status: "draft" });
    expect(data.items).toMatchObject([
      { title: "Brass lantern, again", change: { status: "refused", reason: "Still wrong." } },
    ]);

    // A draft can be proposed again; that is a change of its own.
    const third = await own.seller.mutate<{ changeId: string }>("seller.products.revise", { productId, ...content() });
    expect(third.data.changeId).not.toBe(changeId);
  });

  it("says what its category asks for, in the right kind", async () => {
    const own = await shop();
    const without = await own.seller.mutate("seller.products.create", product({ attributes: [] }));
    expect(without.code).toBe("INVALID_INPUT");
    const wrong = product({ attributes: [{ key: `${SHELF}-width`, value: "wide" }] });
    expect((await own.seller.mutate("seller.products.create", wrong)).code).toBe("INVALID_INPUT");
  });

  it("has a variant with an offer for every row of its grid", async () => {
    const own = await shop();
    await trust(own);
    const made = await proposed(own, {
      options: [
        {
          name: "Colour",
          kind: "swatch",
          values: [
            { value: "Brass", hex: "#b08d57" },
            { value: "Black", hex: "#000000" },
          ],
        },
        { name: "Size", kind: "select", values: [{ value: "S" }, { value: "L" }] },
      ],
      variants: ["Brass", "Black"].flatMap((colour) =>
        ["S", "L"].map((size) => variant({ options: { Colour: colour, Size: size }, gtin: freshGtin() })),
      ),
    });
    expect(made.offerIds).toHaveLength(4);
    const { data } = await page(made.slug);
    expect(data.variants.map((one) => [one.options, one.offers.length])).toContainEqual([
      { Colour: "Black", Size: "L" },
      1,
    ]);
    const twice = product({
      options: [{ name: "Size", kind: "select", values: [{ value: "S" }] }],
      variants: [variant({ options: { Size: "S" } }), variant({ options: { Size: "S" } })],
    });
    expect((await own.seller.mutate("seller.products.create", twice)).code).toBe("INVALID_INPUT");
  });
});

describe("a GTIN", () => {
  it("belongs to one product in the shop, however long it is written; others sell that one", async () => {
    const [own, other] = [await shop(), await shop()];
    await trust(own);
    const gtin = freshGtin();
    const made = await proposed(own, { variants: [variant({ gtin })] });
    const body = JSON.stringify(product({ variants: [variant({ gtin: `0${gtin}` })] }));
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    const refused = await other.seller.fetch("/trpc/seller.products.create", { method: "POST", headers, body });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      error: { data: { code: "CONFLICT", details: { field: "gtin", slug: made.slug } } },
    });

    const { data } = await other.seller.query<ProductMatch[]>("seller.products.match", { gtin: `0${gtin}` });
    expect(data).toMatchObject([{ slug: made.slug, by: "gtin", variants: [{ gtin, isOwn: false }] }]);
    const { variantId } = data[0]!.variants[0]!;
    const sell = { variantId, onHand: 3, prices: [{ currency: "USD", priceMinor: 4_500 }] };
    expect((await other.seller.mutate("seller.products.sell", sell)).status).toBe(200);
    expect((await other.seller.mutate("seller.products.sell", sell)).code).toBe("CONFLICT");
    expect((await page(made.slug)).data.variants[0]!.offers).toHaveLength(2);
  });

  it("is settled by the database when two proposals with it are approved", async () => {
    const own = await shop();
    const gtin = freshGtin();
    const first = await proposed(own, { variants: [variant({ gtin })] });
    const second = await proposed(own, { variants: [variant({ gtin: `0${gtin}` })] });
    expect((await admin.mutate("admin.changes.approve", { changeId: first.changeId, revision: 1 })).status).toBe(200);
    const late = await admin.mutate("admin.changes.approve", { changeId: second.changeId, revision: 1 });
    expect(late.code).toBe("CONFLICT");
    expect((await open(second.changeId)).status).toBe("open");
    // Taken out of the shop, the first one gives its number back.
    await admin.mutate("admin.products.setStatus", {
      productId: first.productId,
      status: "archived",
      reason: "Recalled.",
    });
    expect((await admin.mutate("admin.changes.approve", { changeId: second.changeId, revision: 1 })).status).toBe(200);
    const back = { productId: first.productId, status: "active", reason: "Cleared." };
    expect((await admin.mutate("admin.products.setStatus", back)).code).toBe("CONFLICT");
  });

  it("with a wrong check digit is refused", async () => {
    const own = await shop();
    const wrong = product({ variants: [variant({ gtin: "4006381333932" })] });
    expect((await own.seller.mutate("seller.products.create", wrong)).code).toBe("INVALID_INPUT");
  });
});

describe("an edit", () => {
  it("leaves the page as it is until it is approved; the record holds what differs and no more", async () => {
    const own = await shop();
    const first = content();
    const made = await proposed(own, first);
    await admin.mutate("admin.changes.approve", { changeId: made.changeId, revision: 1 });
    const edit = {
      productId: made.productId,
      ...first,
      title: "Lantern for storms",
      images: [{ hash: PICTURES[1], alt: "Side" }],
    };
    const { data } = await own.seller.mutate<{ changeId: Id<"change"> }>("seller.products.revise", edit);
    expect((await page(made.slug)).data.title).toBe(first.title);
    expect((await open(data.changeId)).after).toEqual({ title: edit.title, images: edit.images });
    expect((await open(data.changeId)).before).toMatchObject({ title: first.title });

    await admin.mutate("admin.changes.approve", { changeId: data.changeId, revision: 1, newAddress: true });
    await runJobs();
    const moved = await page(made.slug);
    expect(moved.data).toMatchObject({ title: edit.title, movedTo: expect.stringMatching(/^lantern-for-storms/) });
    expect(moved.data.images.map((image) => image.hash)).toEqual([PICTURES[1]]);

    // A second move: the oldest address leads straight to the newest.
    const slug = `storm-${made.productId.slice(-6)}`;
    expect((await admin.mutate("admin.products.edit", { productId: made.productId, slug })).status).toBe(200);
    expect((await page(made.slug)).data.movedTo).toBe(slug);
    expect((await page(moved.data.slug)).data.movedTo).toBe(slug);
    const { changes } = (await admin.query<AdminProductView>("admin.products.get", { productId: made.productId })).data;
    expect(changes.map((one) => one.kind)).toEqual(["slug", "edit", "create"]);
    expect(changes[0]).toMatchObject({ before: { slug: moved.data.slug }, after: { slug }, author: "Test Person" });

    // Nobody else gets an address that leads here.
    const other = await proposed(own);
    expect((await admin.mutate("admin.products.edit", { productId: other.productId, slug: made.slug })).code).toBe(
      "CONFLICT",
    );
  });

  it("is decided once, when two operators decide at the same time", async () => {
    const own = await shop();
    for (let round = 0; round < 5; round++) {
      const made = await proposed(own);
      const answers = await Promise.all([
        admin.mutate("admin.changes.approve", { changeId: made.changeId, revision: 1 }),
        otherAdmin.mutate("admin.changes.refuse", { changeId: made.changeId, revision: 1, reason: "No such thing." }),
      ]);
      expect(answers.map((one) => one.status).toSorted(), JSON.stringify(answers)).toEqual([200, 409]);
      const isApproved = answers[0].status === 200;
      expect((await open(made.changeId)).status).toBe(isApproved ? "approved" : "refused");
      expect((await page(made.slug)).status).toBe(isApproved ? 200 : 404);
    }
  });

  it("that was written anew cannot be approved as it was read before, and can be withdrawn", async () => {
    const own = await shop();
    const made = await proposed(own);
    await own.seller.mutate("seller.products.revise", { productId: made.productId, ...content() });
    expect((await admin.mutate("admin.changes.approve", { changeId: made.changeId, revision: 1 })).code).toBe(
      "CONFLICT",
    );
    expect((await own.seller.mutate("seller.products.withdraw", { changeId: made.changeId })).status).toBe(200);
    expect((await admin.mutate("admin.changes.approve", { changeId: made.changeId, revision: 2 })).code).toBe(
      "CONFLICT",
    );
  });

  it("is not for operators of other trades", async () => {
    const own = await shop();
    const made = await proposed(own);
    const userId = await makeOperator();
    await db.run(sql`UPDATE operator SET role = 'finance' WHERE user_id = ${userId}`);
    const finance = await new Visitor("admin").become(userId);
    expect((await finance.mutate("admin.changes.approve", { changeId: made.changeId, revision: 1 })).code).toBe(
      "FORBIDDEN",
    );
  });
});

describe("what a category asks for", () => {
  it("is inherited, and said anew further down", async () => {
    const parent = await db.all<{ id: Id<"category"> }>(sql`SELECT id FROM category WHERE slug = ${SHELF}`);
    const below = `${SHELF}-below`;
    await db.insert(category).values({
      id: newId("category", Date.now()),
      parentId: parent[0]!.id,
      slug: below,
      name: "Storm lanterns",
      level: 2,
      position: 0,
      path: `${SHELF}/${below}`,
    });
    const asked = async () => (await admin.query("admin.categories.attributesOf", { categorySlug: below })).data;
    expect(await asked()).toMatchObject([{ key: `${SHELF}-width`, required: true, from: { slug: SHELF } }]);
    const flags = { filterable: false, variantAxis: false, required: false };
    const own = { categorySlug: below, key: `${SHELF}-width` };
    expect((await admin.mutate("admin.categories.ask", { ...own, ...flags })).status).toBe(200);
    expect(await asked()).toMatchObject([{ required: false, from: { slug: below } }]);
    await admin.mutate("admin.categories.askNoMore", own);
    expect(await asked()).toMatchObject([{ required: true, from: { slug: SHELF } }]);
  });
});
