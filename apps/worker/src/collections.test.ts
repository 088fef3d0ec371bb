// Collections from an operator's hand to the shop's page, through the real doors and the real index.
import {
  type CollectionCard,
  type CollectionPreview,
  type CollectionSummary,
  type CollectionView,
  type Id,
  type Listings,
  MARKET_CURRENCIES,
  newId,
} from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import { operator, sql } from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

let admin: Visitor;
const shopper = new Visitor("buyer");
let products: Id<"product">[];
let brand: string;

/** Runs the open jobs that make index and pages follow, as the queue does. */
async function work(): Promise<void> {
  const execution = createExecutionContext();
  const jobs = await db.all<{ id: Id<"job"> }>(
    sql`SELECT id FROM outbox WHERE done_at IS NULL AND type IN ('collection.changed', 'products.changed', 'product.changed')`,
  );
  for (const { id } of jobs) await runJob(systemContext(env, execution, "test"), id);
  await waitOnExecutionContext(execution);
}

beforeAll(async () => {
  admin = await new Visitor("admin").become(await makeOperator());
  const { sellerId } = await makeSeller();
  const offers: Id<"offer">[] = [];
  for (const priceMinor of [1_000, 2_000, 3_000, 4_000]) offers.push(await makeOffer(sellerId, 5, priceMinor));
  const rows = await db.all<{ id: Id<"product"> }>(
    sql`SELECT v.product_id AS id FROM json_each(${JSON.stringify(offers)}) w JOIN offer o ON o.id = w.value JOIN variant v ON v.id = o.variant_id ORDER BY w.key`,
  );
  products = rows.map((row) => row.id);
  brand = `Brand ${crypto.randomUUID().slice(0, 8)}`;
  await db.run(
    sql`UPDATE product SET brand = ${brand} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(products)}))`,
  );
  for (const productId of products)
    await db.run(
      sql`INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES (${newId("job", Date.now())}, 'product.changed', ${JSON.stringify({ productId })}, 0, 0)`,
    );
  await work();
});

const slugOf = (word: string) => `${word}-${crypto.randomUUID().slice(0, 8)}`;
const manual = (...productIds: Id<"product">[]) => ({ kind: "manual", productIds });
const rule = (rules: object) => ({ kind: "rule", rules: { brands: [brand], ...rules } });

async function created(slug: string, content: object): Promise<CollectionView> {
  const answer = await admin.mutate<CollectionView>("admin.collections.create", { name: "A name", slug, content });
  expect(answer.status, answer.code).toBe(200);
  return answer.data;
}

async function setStatus({ collectionId }: Pick<CollectionView, "collectionId">, status: "draft" | "published") {
  const answer = await admin.mutate<CollectionView>("admin.collections.setStatus", { collectionId, status });
  await work();
  return answer;
}

const save = ({ collectionId, version, name, slug }: CollectionView, over: object) =>
  admin.mutate<CollectionView>("admin.collections.save", { collectionId, version, name, slug, ...over });

/** What a page of the shop shows: the products in their order, or the code of the refusal. */
async function shown(collection: string, over: object = {}): Promise<Id<"product">[] | string | undefined> {
  const { data, code } = await shopper.query<Listings>("shop.search.listings", { market: "us", collection, ...over });
  return code ?? data.cards.map((card) => card.productId);
}

const inShop = async () =>
  (await shopper.query<CollectionCard[]>("shop.catalog.collections", { market: "us" })).data.map((one) => one.slug);
const purgedAt = async (tag: string) =>
  (await db.all<{ at: number }>(sql`SELECT purged_at AS at FROM tag_purge WHERE tag = ${tag}`))[0]?.at ?? 0;

describe("a collection chosen by hand", () => {
  it("is a draft that nobody sees, then a page in the order it was given, then gone again", async () => {
    const [a, b, c] = products as [Id<"product">, Id<"product">, Id<"product">];
    const slug = slugOf("picks");
    const draft = await created(slug, manual(c, a));
    expect(draft).toMatchObject({ status: "draft", kind: "manual", productCount: 2, version: 1 });
    expect(await shown(slug)).toBe("NOT_FOUND");
    expect(await inShop()).not.toContain(slug);

    await setStatus(draft, "published");
    expect(await shown(slug)).toEqual([c, a]);
    expect(await shown(slug, { sort: "price_asc" })).toEqual([a, c]);
    expect(await inShop()).toContain(slug);

    const saved = (await save(draft, { content: manual(b, c) })).data;
    await work();
    expect(saved.products.map((one) => [one.productId, one.isShown])).toEqual([
      [b, true],
      [c, true],
    ]);
    expect(await shown(slug)).toEqual([b, c]);

    await setStatus(draft, "draft");
    expect(await shown(slug)).toBe("NOT_FOUND");
    expect(await inShop()).not.toContain(slug);
  });

  it("takes its page, the start page and the foot of every page out of the caches", async () => {
    const draft = await created(slugOf("purged"), manual(products[0]!));
    const before = Date.now();
    await setStatus(draft, "published");
    for (const tag of [`collection:${draft.slug}`, "home", "market:us", "market:ae"])
      expect(await purgedAt(tag), tag).toBeGreaterThanOrEqual(before);
    const moved = slugOf("moved");
    await save(draft, { slug: moved, content: manual(products[0]!) });
    await work();
    expect(await purgedAt(`collection:${moved}`)).toBeGreaterThanOrEqual(before);
    expect(await shown(draft.slug)).toBe("NOT_FOUND");
    expect(await shown(moved)).toEqual([products[0]]);
  });

  it("is not published while nothing is in it", async () => {
    const draft = await created(slugOf("empty"), manual());
    expect(await setStatus(draft, "published")).toMatchObject({ code: "INVALID_INPUT" });
  });

  it("holds only products that are there, each once", async () => {
    const slug = slugOf("wrong");
    const tried = (content: object) => admin.mutate("admin.collections.create", { name: "A name", slug, content });
    expect(await tried(manual(newId("product", 0)))).toMatchObject({ code: "INVALID_INPUT" });
    expect(await tried(manual(products[0]!, products[0]!))).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("a collection by a rule", () => {
  const under = (maxMinor: number) => MARKET_CURRENCIES.map((currency) => ({ currency, maxMinor }));

  it("shows what the rule finds, before it is saved and after", async () => {
    const rules = { prices: under(2_500), newerThanDays: 30 };
    const preview = await admin.query<CollectionPreview>("admin.collections.preview", {
      market: "us",
      rules: { brands: [brand], ...rules },
    });
    expect(preview.data).toMatchObject({ total: 2, totalIsExact: true });
    const draft = await created(slugOf("rule"), rule(rules));
    await setStatus(draft, "published");
    expect((await shown(draft.slug, { sort: "price_asc" })) as string[]).toEqual(products.slice(0, 2));
    expect(preview.data.cards.map((card) => card.productId).toSorted()).toEqual(products.slice(0, 2).toSorted());
    // Nothing of the brand is sold in Japan.
    expect(
      await shopper.query<Listings>("shop.search.listings", { market: "jp", collection: draft.slug }),
    ).toMatchObject({ data: { total: 0, collection: { slug: draft.slug } } });
  });

  it("follows the rule when it is changed, and can become a choice by hand", async () => {
    const draft = await created(slugOf("changing"), rule({ prices: under(1_500) }));
    await setStatus(draft, "published");
    expect(await shown(draft.slug)).toEqual([products[0]]);
    const saved = (await save(draft, { content: rule({ prices: under(3_500) }) })).data;
    expect(((await shown(draft.slug)) as string[]).toSorted()).toEqual(products.slice(0, 3).toSorted());
    await save(saved, { content: manual(products[3]!) });
    await work();
    expect(await shown(draft.slug)).toEqual([products[3]]);
  });

  it("is refused when it narrows by nothing, or in one currency only", async () => {
    for (const rules of [{}, { prices: under(100).slice(1) }])
      expect(
        await admin.mutate("admin.collections.create", {
          name: "A name",
          slug: slugOf("bad"),
          content: { kind: "rule", rules },
        }),
      ).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("two operators", () => {
  it("do not undo each other: of two saves of one version the second is told so and changes nothing", async () => {
    const draft = await created(slugOf("both"), manual(products[0]!));
    const answers = await Promise.all(
      ["First", "Second"].map((name) => save(draft, { name, content: manual(products[1]!) })),
    );
    expect(answers.map((answer) => answer.code ?? "saved").toSorted()).toEqual(["CONFLICT", "saved"]);
    const won = answers.find((answer) => answer.status === 200)!.data;
    const { data } = await admin.query<CollectionView>("admin.collections.get", { collectionId: draft.collectionId });
    expect(data).toMatchObject({ version: 2, name: won.name });
    expect(await save(draft, { content: manual() })).toMatchObject({ code: "CONFLICT" });
  });

  it("do not take the same address", async () => {
    const { slug } = await created(slugOf("taken"), manual());
    const again = await admin.mutate("admin.collections.create", { name: "A name", slug, content: manual() });
    expect(again).toMatchObject({ status: 409, code: "HANDLE_TAKEN" });
  });

  it("put collections in order for everybody", async () => {
    const [first, second] = [await created(slugOf("one"), manual()), await created(slugOf("two"), manual())];
    const { data } = await admin.mutate<CollectionSummary[]>("admin.collections.arrange", {
      collectionIds: [second.collectionId, first.collectionId],
    });
    expect(data.slice(0, 2).map((one) => one.slug)).toEqual([second.slug, first.slug]);
  });
});

describe("the right to edit", () => {
  it("belongs to those who look after the catalogue; others may look", async () => {
    const draft = await created(slugOf("guarded"), manual(products[0]!));
    for (const role of ["support", "finance"] as const) {
      const userId = await makeUser();
      await db.insert(operator).values({ userId, role });
      const other = await new Visitor("admin").become(userId);
      const { collectionId } = draft;
      const content = manual();
      for (const [path, input] of [
        ["create", { name: "A name", slug: slugOf("no"), content }],
        ["save", { collectionId, version: 1, name: "A name", slug: draft.slug, content }],
        ["setStatus", { collectionId, status: "published" }],
        ["arrange", { collectionIds: [collectionId] }],
        ["remove", { collectionId }],
      ] as const)
        expect(await other.mutate(`admin.collections.${path}`, input), path).toMatchObject({ code: "FORBIDDEN" });
      expect((await other.query("admin.collections.get", { collectionId })).status).toBe(200);
    }
  });

  it("removes drafts for good, and nothing that is in the shop", async () => {
    const draft = await created(slugOf("removed"), manual(products[0]!));
    const input = { collectionId: draft.collectionId };
    await setStatus(draft, "published");
    expect(await admin.mutate("admin.collections.remove", input)).toMatchObject({ code: "ILLEGAL_TRANSITION" });
    await setStatus(draft, "draft");
    expect((await admin.mutate("admin.collections.remove", input)).status).toBe(200);
    expect(await admin.query("admin.collections.get", input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await admin.mutate("admin.collections.setStatus", { ...input, status: "published" })).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
