// Reviews against the real database and the real doors: who may say what, what it comes to, and what operators decide.
import {
  DAY_MS,
  type Id,
  type ModerationItem,
  newId,
  type OwnMarks,
  type OwnReview,
  type OwnReviews,
  type PhotoView,
  type ProductPage,
  type RateableOrder,
  type Reputation,
  type ReviewList,
} from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { paintedPng } from "@stoa/core/testing";
import { sellerMember, sql } from "@stoa/db";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASES, db, env, mailTo, makeOperator, makePerson, makeSeller, makeUser, runJobs, Visitor } from "./testing.ts";
import { type Bought, bought, delivered, type Thing, thing } from "./reviewing.ts";

const OPINION = { rating: 5, title: "Splendid", body: "It burns all night." };
const write = (of: Bought, more: Record<string, unknown> = {}) =>
  of.buyer.mutate<OwnReview>("shop.reviews.write", { lineId: of.lineId, ...OPINION, ...more });
const list = async (slug: string, more: Record<string, unknown> = {}) =>
  (await new Visitor("buyer").query<ReviewList>("shop.reviews.list", { slug, ...more })).data;
const productOf = async (slug: string) =>
  (await new Visitor("buyer").query<ProductPage>("shop.catalog.product", { market: "us", slug })).data;
const shown = async (slug: string) => {
  const { ratingCenti, ratingCount, histogram } = await productOf(slug);
  return { ratingCenti, ratingCount, histogram };
};
const whole = async () => expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
const operator = async () => await new Visitor("admin").become(await makeOperator());
const desk = async (who: Visitor, view: string) =>
  (await who.query<ModerationItem[]>("admin.reviews.desk", { view })).data;

/** A reader who has bought nothing. */
const reader = async () => await new Visitor("buyer").become(await makeUser());

describe("a review", () => {
  it("is of what was bought and has come, once, by its buyer alone", async () => {
    const of = await thing();
    const got = await delivered(of);
    const onItsWay = await bought(of);
    expect((await write(onItsWay)).code).toBe("ILLEGAL_TRANSITION");
    expect((await write({ ...got, buyer: await reader() })).code).toBe("NOT_FOUND");
    expect((await new Visitor("buyer").mutate("shop.reviews.write", { lineId: got.lineId, ...OPINION })).code).toBe(
      "UNAUTHENTICATED",
    );
    const { data } = await write(got);
    expect(data).toMatchObject({ status: "published", rating: 5, isEditable: true, productSlug: of.slug });
    expect((await write(got)).code).toBe("CONFLICT");
    const again = await delivered(of, got.buyer);
    expect((await write(again)).code).toBe("CONFLICT");
    await runJobs();
    const page = await list(of.slug);
    expect(page.items).toMatchObject([{ author: "Test P.", verified: true, title: "Splendid", isEdited: false }]);
    expect(await shown(of.slug)).toEqual({ ratingCenti: 500, ratingCount: 1, histogram: [0, 0, 0, 0, 1] });
    await whole();
  });

  it("is never of what one's own team sells", async () => {
    const of = await thing();
    const got = await delivered(of);
    await db.insert(sellerMember).values({ sellerId: of.sellerId, userId: got.userId, role: "support" });
    expect((await write(got)).code).toBe("FORBIDDEN");
    expect((await got.buyer.query<OwnReviews>("shop.reviews.mine")).data.waiting).toEqual([]);
    const rated = { orderId: got.orderId, rating: 5, inTime: true, asDescribed: true, goodService: true };
    expect((await got.buyer.mutate("shop.reviews.rateSeller", rated)).code).toBe("FORBIDDEN");
  });

  it("waits in the account until it is written", async () => {
    const of = await thing();
    const got = await delivered(of);
    const mine = async () => (await got.buyer.query<OwnReviews>("shop.reviews.mine")).data;
    expect((await mine()).waiting).toMatchObject([{ lineId: got.lineId, productSlug: of.slug }]);
    await write(got);
    expect(await mine()).toMatchObject({ waiting: [], written: [{ rating: 5 }], orders: [{ orderId: got.orderId }] });
  });

  it("can be changed for thirty days, and every version is kept", async () => {
    const of = await thing();
    const got = await delivered(of);
    const { reviewId } = (await write(got)).data;
    const edit = () => got.buyer.mutate<OwnReview>("shop.reviews.edit", { reviewId, ...OPINION, rating: 2 });
    expect((await edit()).data.rating).toBe(2);
    expect((await shown(of.slug)).histogram).toEqual([0, 1, 0, 0, 0]);
    expect((await list(of.slug)).items[0]!.isEdited).toBe(true);
    const kept = await db.all(
      sql`SELECT version, rating FROM review_revision WHERE review_id = ${reviewId} ORDER BY version`,
    );
    expect(kept).toEqual([
      { version: 1, rating: 5 },
      { version: 2, rating: 2 },
    ]);
    await db.run(sql`UPDATE review SET created_at = ${Date.now() - 31 * DAY_MS} WHERE id = ${reviewId}`);
    expect((await edit()).code).toBe("WINDOW_CLOSED");
  });

  it("is changed by two windows at once: one of them has not read what it overwrites", async () => {
    const got = await delivered(await thing());
    const { reviewId } = (await write(got)).data;
    const answers = await Promise.all(
      [1, 2, 3, 4].map((rating) => got.buyer.mutate("shop.reviews.edit", { reviewId, ...OPINION, rating })),
    );
    const [row] = await db.all<{ version: number; n: number }>(sql`
      SELECT version, (SELECT count(*) FROM review_revision WHERE review_id = r.id) AS n FROM review r WHERE id = ${reviewId}`);
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(0);
    expect(row).toEqual({ version: 1 + done, n: 1 + done });
    await whole();
  });

  it("is taken back and stands again; the average follows", async () => {
    const of = await thing();
    const got = await delivered(of);
    const { reviewId } = (await write(got)).data;
    expect((await got.buyer.mutate<OwnReview>("shop.reviews.withdraw", { reviewId })).data.status).toBe("withdrawn");
    expect((await got.buyer.mutate("shop.reviews.withdraw", { reviewId })).code).toBe("ILLEGAL_TRANSITION");
    expect(await shown(of.slug)).toMatchObject({ ratingCount: 0, ratingCenti: 0 });
    await got.buyer.mutate("shop.reviews.edit", { reviewId, ...OPINION, rating: 3 });
    expect(await shown(of.slug)).toMatchObject({ ratingCount: 1, ratingCenti: 300 });
    await whole();
  });

  it("carries no address by which people leave the marketplace", async () => {
    const of = await thing();
    await write(await delivered(of), {
      title: "See www.better-shop.com",
      body: "Write to cheap@lamps.example.com now.",
    });
    const [item] = (await list(of.slug)).items;
    expect(`${item!.title} ${item!.body}`).not.toMatch(/better-shop|cheap@/);
    const [{ original }] = (await db.all<{ original: string }>(sql`
      SELECT v.original FROM review_revision v JOIN review r ON r.id = v.review_id JOIN product p ON p.id = r.product_id WHERE p.slug = ${of.slug}`)) as [
      { original: string },
    ];
    expect(original).toContain("cheap@lamps.example.com");
  });
});

describe("photos", () => {
  const photo = (width: number, height: number) => paintedPng(width, height, [18, 52, 86]);
  const post = (who: Visitor, reviewId: string, bytes: BodyInit) =>
    who.fetch(`/media/review?review=${reviewId}`, { method: "POST", body: bytes });

  it("are pictures by their bytes, at most six, the author's own to add and take off", async () => {
    const of = await thing();
    const got = await delivered(of);
    const { reviewId } = (await write(got)).data;
    const first = (await (await post(got.buyer, reviewId, await photo(10, 12))).json()) as PhotoView;
    expect(first).toMatchObject({ width: 10, height: 12 });
    expect((await post(got.buyer, reviewId, "<svg onload=alert(1)>")).status).toBe(400);
    expect((await post(await reader(), reviewId, await photo(10, 12))).status).toBe(404);
    expect((await post(new Visitor("buyer"), reviewId, await photo(10, 12))).status).toBe(401);
    for (let width = 11; width < 16; width++)
      expect((await post(got.buyer, reviewId, await photo(width, 12))).status).toBe(200);
    const seventh = (await (await post(got.buyer, reviewId, await photo(99, 12))).json()) as {
      error: { code: string };
    };
    expect(seventh.error.code).toBe("LIST_FULL");
    const page = await list(of.slug, { hasPhotos: true });
    expect(page.items[0]!.photos).toHaveLength(6);
    expect(page.photos).toHaveLength(6);
    expect(page.total).toBe(1);
    const left = await got.buyer.mutate<OwnReview>("shop.reviews.removePhoto", { reviewId, hash: first.hash });
    expect(left.data.photos).toHaveLength(5);
    expect((await got.buyer.mutate("shop.reviews.removePhoto", { reviewId, hash: first.hash })).code).toBe("NOT_FOUND");
  });

  it("sent twelve at once are six", async () => {
    const got = await delivered(await thing());
    const { reviewId } = (await write(got)).data;
    await Promise.all(Array.from({ length: 12 }, async (_, i) => post(got.buyer, reviewId, await photo(20 + i, 12))));
    const { photos } = (await got.buyer.query<OwnReview>("shop.reviews.get", { reviewId })).data;
    expect(photos).toHaveLength(6);
  });
});

describe("what readers say to a review", () => {
  it("counts once from each of fifty who press it at once and again, and never from its author", async () => {
    const of = await thing();
    const got = await delivered(of);
    const { reviewId } = (await write(got)).data;
    const readers = await Promise.all(Array.from({ length: 25 }, reader));
    await Promise.all(
      [...readers, ...readers].map((who) => who.mutate("shop.reviews.mark", { reviewId, isHelpful: true })),
    );
    expect((await list(of.slug)).items[0]!.helpfulCount).toBe(25);
    await readers[0]!.mutate("shop.reviews.mark", { reviewId, isHelpful: false });
    await readers[0]!.mutate("shop.reviews.mark", { reviewId, isHelpful: false });
    expect((await list(of.slug)).items[0]!.helpfulCount).toBe(24);
    expect((await got.buyer.mutate("shop.reviews.mark", { reviewId, isHelpful: true })).code).toBe("FORBIDDEN");
    const marks = async (who: Visitor) => (await who.query<OwnMarks>("shop.reviews.marks", { slug: of.slug })).data;
    expect(await marks(readers[1]!)).toEqual({ helpful: [reviewId], reported: [], own: [] });
    expect(await marks(got.buyer)).toEqual({ helpful: [], reported: [], own: [reviewId] });
    await whole();
  });

  it("hides it at the third report, until an operator has looked; nobody reports twice", async () => {
    const of = await thing();
    const got = await delivered(of);
    const { reviewId } = (await write(got)).data;
    const report = async (who: Visitor) => await who.mutate("shop.reviews.report", { reviewId, reason: "offensive" });
    const [first, second, third] = await Promise.all([reader(), reader(), reader()]);
    for (let i = 0; i < 3; i++) await report(first!);
    await report(second!);
    expect((await list(of.slug)).total).toBe(1);
    await report(third!);
    expect((await list(of.slug)).items).toEqual([]);
    expect((await shown(of.slug)).ratingCount).toBe(0);
    const who = await operator();
    const item = (await desk(who, "waiting")).find(({ subject }) => subject === reviewId)!;
    expect(item).toMatchObject({ heldBecause: "reports", reports: [{}, {}, {}] });
    const decision = { subject: reviewId, version: item.version, refusedBecause: null };
    expect((await who.mutate("admin.reviews.decide", decision)).status).toBe(200);
    expect((await who.mutate("admin.reviews.decide", decision)).code).toBe("CONFLICT");
    expect((await list(of.slug)).total).toBe(1);
    for (const one of [first!, second!, third!]) await report(one);
    expect((await list(of.slug)).total).toBe(1);
    await whole();
  });
});

describe("a page of reviews", () => {
  it("is sorted, filtered and cut without losing or repeating one", async () => {
    const of = await thing();
    const [row] = await db.all<{ id: Id<"product"> }>(sql`SELECT id FROM product WHERE slug = ${of.slug}`);
    for (let i = 0; i < 23; i++)
      await db.run(sql`INSERT INTO review (id, product_id, author, rating, body, created_at, helpful_count)
        VALUES (${newId("review", i * 1_000)}, ${row!.id}, 'Ada', ${1 + (i % 5)}, 'Words', ${i * 1_000}, 0)`);
    for (const sort of ["helpful", "newest", "best", "worst"]) {
      const seen: { rating: number; createdAt: number; reviewId: string }[] = [];
      for (let cursor: string | null = null; ;) {
        const page: ReviewList = await list(of.slug, { sort, cursor, limit: 5 });
        seen.push(...page.items);
        if ((cursor = page.nextCursor) === null) break;
      }
      expect(new Set(seen.map(({ reviewId }) => reviewId)).size, sort).toBe(23);
      const key = ({ rating, createdAt }: (typeof seen)[number]) =>
        sort === "best" ? -rating : sort === "worst" ? rating : -createdAt;
      expect(seen.map(key), sort).toEqual(seen.map(key).toSorted((a, b) => a - b));
    }
    expect(await list(of.slug, { stars: 1 })).toMatchObject({ total: 5, items: [{ rating: 1 }, {}, {}, {}, {}] });
    expect(await list(of.slug, { cursor: "nothing" })).toBeUndefined();
  });
});

describe("a seller", () => {
  it("replies once to what is said of their things, and can change the words", async () => {
    const of = await thing();
    const { reviewId } = (await write(await delivered(of))).data;
    const reply = (who: Visitor, text: string) => who.mutate("seller.reviews.reply", { reviewId, text });
    const other = await new Visitor("seller").become((await makeSeller()).ownerId);
    expect((await reply(other, "Buy at ours")).code).toBe("NOT_FOUND");
    await reply(of.seller, "Thank you! Write to us at shop@example.com");
    await runJobs();
    expect((await list(of.slug)).items[0]!.reply).toMatchObject({ isEdited: false });
    expect((await list(of.slug)).items[0]!.reply!.text).not.toContain("shop@example.com");
    await reply(of.seller, "Thank you.");
    expect((await list(of.slug)).items[0]!.reply).toMatchObject({ text: "Thank you.", isEdited: true });
    const own = await of.seller.query<{ items: unknown[] }>("seller.reviews.list", { isUnanswered: true });
    expect(own.data.items).toEqual([]);
  });

  it("is rated apart from the things, once for each order, and shows the last twelve months", async () => {
    const of = await thing();
    const [one, two] = [await delivered(of), await delivered(of)];
    const rate = (got: Bought, rating: number, yes = true) =>
      got.buyer.mutate<RateableOrder>("shop.reviews.rateSeller", {
        orderId: got.orderId,
        rating,
        inTime: yes,
        asDescribed: true,
        goodService: yes,
      });
    expect((await rate(await bought(of), 5)).code).toBe("NOT_FOUND");
    await Promise.all([rate(one, 5), rate(one, 5), rate(one, 5)]);
    await rate(two, 2, false);
    const seen = async () =>
      (await new Visitor("buyer").query<Reputation>("shop.reviews.reputation", { handle: of.handle })).data;
    expect(await seen()).toEqual({
      ratingCenti: 350,
      ratingCount: 2,
      year: {
        ratingCount: 2,
        ratingCenti: 350,
        histogram: [0, 1, 0, 0, 1],
        inTimeBps: 5_000,
        asDescribedBps: 10_000,
        goodServiceBps: 5_000,
      },
    });
    expect((await rate(two, 4)).data.given).toMatchObject({ rating: 4, inTime: true });
    expect((await seen()).ratingCenti).toBe(450);
    await two.buyer.mutate("shop.reviews.withdrawRating", { orderId: two.orderId });
    expect(await seen()).toMatchObject({ ratingCenti: 500, ratingCount: 1 });
    await db.run(
      sql`UPDATE seller_rating SET created_at = ${Date.now() - 366 * DAY_MS} WHERE order_id = ${one.orderId}`,
    );
    expect(await seen()).toMatchObject({ ratingCount: 1, year: { ratingCount: 0, ratingCenti: 0 } });
    expect((await rate(one, 1)).code).toBe("WINDOW_CLOSED");
    expect((await shown(of.slug)).ratingCount).toBe(0);
    await whole();
  });
});

describe("an operator", () => {
  it("refuses with a reason, which the author is told; what is changed then waits", async () => {
    const of = await thing();
    const { userId, email } = await makePerson();
    const got = await delivered(of, await new Visitor("buyer").become(userId));
    const { reviewId } = (await write(got)).data;
    const who = await operator();
    const refusal = { subject: reviewId, version: 1, refusedBecause: "advertising", note: "It names a shop." };
    await who.mutate("admin.reviews.decide", refusal);
    const mail = await mailTo(email);
    expect(mail).toMatchObject({ template: "content_refused" });
    expect(mail!.text).toContain("It names a shop.");
    expect(await shown(of.slug)).toMatchObject({ ratingCount: 0 });
    const edited = await got.buyer.mutate<OwnReview>("shop.reviews.edit", { reviewId, ...OPINION, body: "Better." });
    expect(edited.data).toMatchObject({ status: "held", heldBecause: "edited" });
    await got.buyer.mutate("shop.reviews.withdraw", { reviewId });
    const again = await got.buyer.mutate<OwnReview>("shop.reviews.edit", { reviewId, ...OPINION });
    expect(again.data.status).toBe("held");
    const item = (await desk(who, "waiting")).find(({ subject }) => subject === reviewId)!;
    await who.mutate("admin.reviews.decide", { subject: reviewId, version: item.version, refusedBecause: null });
    expect((await mailTo(email))!.template).toBe("content_published");
    expect(await shown(of.slug)).toMatchObject({ ratingCount: 1 });
    await whole();
  });
});

describe("F39 review bombing", () => {
  it("accepts as many reviews as there are purchases, whoever tries how often", async () => {
    const of = await thing(40);
    const buyers = await Promise.all(Array.from({ length: 8 }, () => delivered(of)));
    const strangers = await Promise.all(Array.from({ length: CASES || 20 }, reader));
    const lines = buyers.map(({ lineId }) => lineId);
    const tries = [...strangers, ...buyers.map(({ buyer }) => buyer)].flatMap((who) =>
      lines.map((lineId) => who.mutate("shop.reviews.write", { lineId, ...OPINION, rating: 1 })),
    );
    const accepted = (await Promise.all(tries)).filter(({ status }) => status === 200).length;
    expect(accepted).toBe(buyers.length);
    const [row] = await db.all(
      sql`SELECT count(*) AS n FROM review r JOIN product p ON p.id = r.product_id WHERE p.slug = ${of.slug}`,
    );
    expect(row).toEqual({ n: buyers.length });
    await whole();
  });

  it("in a burst goes to moderation, and the shown average is what it was", async () => {
    const of = await thing(40);
    const [row] = await db.all<{ id: Id<"product"> }>(sql`SELECT id FROM product WHERE slug = ${of.slug}`);
    const old = Date.now() - 90 * DAY_MS;
    for (const rating of [5, 4, 5])
      await db.run(sql`INSERT INTO review (id, product_id, author, rating, body, created_at, written_at)
        VALUES (${newId("review", old)}, ${row!.id}, 'Ada', ${rating}, 'Words', ${old}, ${old})`);
    const before = await shown(of.slug);
    expect(before).toMatchObject({ ratingCount: 3, ratingCenti: 467 });
    const storm: Bought[] = [];
    for (let i = 0; i < 14; i++) storm.push(await delivered(of));
    for (const got of storm) expect((await write(got, { rating: 1 })).status).toBe(200);
    await runJobs();
    expect(await shown(of.slug)).toEqual(before);
    const who = await operator();
    const waits = (await desk(who, "waiting")).filter(({ product }) => product.slug === of.slug);
    expect(waits).toHaveLength(14);
    expect(waits.every(({ heldBecause }) => heldBecause === "burst")).toBe(true);
    const { subject, version } = waits[0]!;
    await who.mutate("admin.reviews.decide", { subject, version, refusedBecause: null });
    expect(await shown(of.slug)).toMatchObject({ ratingCount: 4 });
    await whole();
  }, 60_000);

  it("by one account ends at its limit", async () => {
    const got = await delivered(await thing());
    const { reviewId } = (await write(got)).data;
    const answers = [];
    for (let i = 0; i < 21; i++)
      answers.push((await got.buyer.mutate("shop.reviews.edit", { reviewId, ...OPINION, body: `Words ${i}` })).code);
    expect(answers.filter((code) => code === "RATE_LIMITED")).toHaveLength(2);
  });

  it("leaves aggregates whole when an account is erased: its stars stay, its name, photos and votes go", async () => {
    const of = await thing();
    const got = await delivered(of);
    const other = await delivered(of);
    const { reviewId } = (await write(got)).data;
    const theirs = (await write(other, { rating: 2 })).data.reviewId;
    await got.buyer.fetch(`/media/review?review=${reviewId}`, {
      method: "POST",
      body: await paintedPng(30, 30, [1, 2, 3]),
    });
    await got.buyer.mutate("shop.reviews.mark", { reviewId: theirs, isHelpful: true });
    const [{ email }] = (await db.all<{ email: string }>(sql`SELECT email FROM user WHERE id = ${got.userId}`)) as [
      { email: string },
    ];
    const before = await shown(of.slug);
    expect((await got.buyer.mutate("account.erase", { email })).status).toBe(200);
    expect(await shown(of.slug)).toEqual(before);
    const page = await list(of.slug);
    expect(page.items.find((one) => one.reviewId === reviewId)).toMatchObject({ author: "", photos: [], rating: 5 });
    expect(page.items.find((one) => one.reviewId === theirs)!.helpfulCount).toBe(0);
    await whole();
  });

  it("whatever is written, changed, hidden and shown again: what is shown is what is published", async () => {
    const of: Thing = await thing(40);
    const people = await Promise.all(Array.from({ length: 4 }, () => delivered(of)));
    const who = await operator();
    const ids = new Map<number, Id<"review">>();
    const deed = fc.record({
      by: fc.nat(3),
      does: fc.constantFrom("write", "edit", "withdraw", "refuse", "publish"),
      rating: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 8 }), async (deeds) => {
        await db.run(
          sql`UPDATE review SET written_at = 0 WHERE product_id = (SELECT id FROM product WHERE slug = ${of.slug})`,
        );
        for (const { by, does, rating } of deeds) {
          const person = people[by]!;
          const reviewId = ids.get(by);
          if (does === "write") {
            const { data } = await write(person, { rating });
            if (data) ids.set(by, data.reviewId);
          } else if (reviewId && (does === "edit" || does === "withdraw")) {
            await person.buyer.mutate(`shop.reviews.${does}`, {
              reviewId,
              ...(does === "edit" && { ...OPINION, rating }),
            });
          } else if (reviewId) {
            const [row] = await db.all<{ version: number }>(sql`SELECT version FROM review WHERE id = ${reviewId}`);
            const refusedBecause = does === "refuse" ? "off_topic" : null;
            await who.mutate("admin.reviews.decide", { subject: reviewId, version: row!.version, refusedBecause });
          }
        }
        const rows = await db.all<{ rating: number }>(sql`
          SELECT r.rating FROM review r JOIN product p ON p.id = r.product_id WHERE p.slug = ${of.slug} AND r.status = 'published'`);
        const { ratingCount, histogram } = await shown(of.slug);
        expect(ratingCount).toBe(rows.length);
        expect(histogram).toEqual([1, 2, 3, 4, 5].map((n) => rows.filter(({ rating }) => rating === n).length));
        await whole();
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

it("a review moves the stars of the index and takes the product's page out of the caches", async () => {
  const of = await thing();
  await runJobs();
  await write(await delivered(of), { rating: 4 });
  const before = Date.now();
  await runJobs();
  const [listing] = await env.SEARCH.prepare("SELECT rating_centi AS centi FROM listing WHERE slug = ?")
    .bind(of.slug)
    .all<{ centi: number }>()
    .then(({ results }) => results);
  expect(listing).toEqual({ centi: 400 });
  const [purge] = await db.all<{ at: number }>(
    sql`SELECT purged_at AS at FROM tag_purge WHERE tag = ${`product:${of.slug}`}`,
  );
  expect(purge!.at).toBeGreaterThanOrEqual(before - 2_000);
});
