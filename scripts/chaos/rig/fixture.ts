// A light marketplace for the rig: sellers with offers of exact stock. Ids are our own, so that rows can be told apart.
import { type Id, newId } from "@stoa/contract";
import type { Rig, Sql } from "./rig.ts";

/** An offer's price, and with delivery and tax what one unit of it costs in the United States. */
export const PRICE_MINOR = 2_000;

/** Statements that put so many rows in at once. */
const ROWS_AT_ONCE = 40;

/** A seller with the account of its owner. */
export interface MadeSeller {
  sellerId: Id<"seller">;
  ownerId: Id<"user">;
}

/** Makes an active seller. */
export async function makeSeller(rig: Rig): Promise<MadeSeller> {
  const now = Date.now();
  const [sellerId, ownerId] = [newId("seller", now), newId("user", now)];
  await rig.sql(
    [
      "INSERT INTO user (id, email, name, password_hash, created_at) VALUES (?, ?, 'Rig', 'none', ?)",
      ownerId,
      `${ownerId}@rig.test`,
      now,
    ],
    [
      "INSERT INTO seller (id, handle, name, country, status, commission_bps, created_at) VALUES (?, ?, ?, 'US', 'active', 1500, ?)",
      sellerId,
      sellerId.replace("_", "-"),
      `Seller ${sellerId.slice(-4)}`,
      now,
    ],
    ["INSERT INTO seller_member (seller_id, user_id, role) VALUES (?, ?, 'owner')", sellerId, ownerId],
  );
  return { sellerId, ownerId };
}

function offerStatements(sellerId: string, onHand: number): { offerId: Id<"offer">; statements: Sql[] } {
  const now = Date.now();
  const [categoryId, productId, variantId, offerId] = [
    newId("category", now),
    newId("product", now),
    newId("variant", now),
    newId("offer", now),
  ];
  const slug = productId.replace("_", "-");
  return {
    offerId,
    statements: [
      [
        "INSERT INTO category (id, slug, name, level, position, path) VALUES (?1, ?2, 'Things', 1, 0, ?2)",
        categoryId,
        `c-${slug}`,
      ],
      [
        `INSERT INTO product (id, slug, title, brand, description, category_id, status, created_at, updated_at)
         VALUES (?1, ?2, ?3, 'Rig', 'A thing for a test.', ?4, 'active', ?5, ?5)`,
        productId,
        slug,
        `Thing ${slug}`,
        categoryId,
        now,
      ],
      [
        "INSERT INTO variant (id, product_id, sku, weight_grams, position) VALUES (?1, ?2, ?3, 100, 0)",
        variantId,
        productId,
        slug,
      ],
      [
        "INSERT INTO offer (id, seller_id, variant_id, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
        offerId,
        sellerId,
        variantId,
        now,
      ],
      ["INSERT INTO offer_price (offer_id, currency, price_minor) VALUES (?, 'USD', ?)", offerId, PRICE_MINOR],
      ["INSERT INTO stock (offer_id, on_hand) VALUES (?, ?)", offerId, onHand],
    ],
  };
}

/** Makes offers of a seller, each of a product of its own, with so much stock. */
export async function makeOffers(rig: Rig, sellerId: string, count: number, onHand: number): Promise<Id<"offer">[]> {
  const made = Array.from({ length: count }, () => offerStatements(sellerId, onHand));
  for (let from = 0; from < count; from += ROWS_AT_ONCE)
    await rig.sql(...made.slice(from, from + ROWS_AT_ONCE).flatMap(({ statements }) => statements));
  return made.map(({ offerId }) => offerId);
}
