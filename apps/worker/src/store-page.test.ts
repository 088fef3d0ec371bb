// A shop's own page: its team changes it, customers see it, nobody's change is lost and nobody's picture is taken.
import type { Listings, StorePageView } from "@stoa/contract";
import { seller as sellerTable, eq, sql, upload } from "@stoa/db";
import { expect, it } from "vitest";
import { db, makeSeller, runJobs, Visitor } from "./testing.ts";

const HASH = "ab".repeat(32);

it("shows customers what the team has written, with its own pictures alone", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const [{ handle } = { handle: "" }] = await db.select().from(sellerTable).where(eq(sellerTable.id, sellerId));
  const owner = await new Visitor("seller").become(ownerId);
  const page = async () => (await owner.query<StorePageView>("seller.store.page")).data;
  expect(await page()).toMatchObject({ handle, about: "", banner: null, version: 0 });

  const words = { description: "Chairs of ash, made in Bergen.", about: "We began in 1987.\n\nAll wood is local." };
  const withPicture = { ...words, bannerHash: HASH, bannerAlt: "Planks along a wall", version: 0 };
  expect((await owner.mutate("seller.store.savePage", withPicture)).code).toBe("INVALID_INPUT");
  expect((await page()).version).toBe(0);

  const picture = { hash: HASH, width: 1_600, height: 400, sizeBytes: 9, placeholderColour: "#aabbcc", createdAt: 1 };
  await db.insert(upload).values({ ...picture, sellerId });
  expect((await owner.mutate("seller.store.savePage", { ...withPicture, bannerAlt: "" })).code).toBe("INVALID_INPUT");
  expect((await owner.mutate("seller.store.savePage", withPicture)).status).toBe(200);
  // Whoever had the page open before sees that it moved on.
  expect((await owner.mutate("seller.store.savePage", { ...words, version: 0 })).code).toBe("CONFLICT");
  await runJobs();

  const visitor = new Visitor("buyer");
  const shown = (await visitor.query<Listings>("shop.search.listings", { market: "us", seller: handle })).data.seller;
  // A shop that sells nothing yet has a page, too.
  expect(shown).toMatchObject({
    ...words,
    productCount: 0,
    banner: { hash: HASH, width: 1_600, height: 400, placeholderColour: "#aabbcc", alt: "Planks along a wall" },
  });
  const purged = await db.all(sql`SELECT tag FROM tag_purge WHERE tag = ${`seller:${handle}`}`);
  expect(purged).toHaveLength(1);

  expect((await owner.mutate("seller.store.savePage", { ...words, version: 1 })).status).toBe(200);
  expect(await page()).toMatchObject({ ...words, banner: null, version: 2 });
});
