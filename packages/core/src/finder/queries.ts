// A few things of every kind that somebody may see, by the beginning of what they are called. Each kind is a range of an
// index that is cut after some rows, so that no search costs more the larger the marketplace is.
import type { FindInput, Found, FoundKind, OperatorPermission, SellerPermission } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { type AdminCtx, begins, type Ctx, type SellerCtx } from "../kernel/index.ts";

/** Most things of one kind. */
const MOST = 5;
/** Most rows of an index that are looked at for one kind. */
const LOOKED_AT = 500;
/** Most of a seller's own offers whose titles are looked through for words in the middle. */
const TITLES = 20_000;

type Row = Omit<Found, "kind">;

async function found(db: Ctx["db"], kind: FoundKind, query: SQL): Promise<Found[]> {
  return (await db.all<Row>(query)).map((row) => ({ kind, ...row }));
}

/** Kinds with what one must be allowed to see of them; what one may not see is not asked for. */
const open = async <P extends string>(may: object, all: readonly (readonly [P, () => Promise<Found[]>])[]) =>
  (await Promise.all(all.map(([permission, ask]) => (permission in may ? ask() : [])))).flat();

/** Orders, returns and claims by number or the customer's name; offers by SKU or title. At most five of each. */
export async function findAsSeller({ db, actor }: SellerCtx<"store.read">, { q }: FindInput): Promise<Found[]> {
  const { sellerId, may } = actor;
  const lower = q.toLowerCase();
  const number = q.toUpperCase();
  const cases = (table: "return_request" | "claim") => sql`
    SELECT c.id, o.number AS title, o.customer_name || ' · ' || c.status AS note
    FROM (SELECT * FROM seller_order WHERE ${begins(sql`number`, number)} ORDER BY number LIMIT ${LOOKED_AT}) o
    JOIN ${sql.identifier(table)} c ON c.order_id = o.id WHERE o.seller_id = ${sellerId} ORDER BY c.created_at DESC LIMIT ${MOST}`;
  return await open<SellerPermission>(may, [
    [
      "orders.read",
      () =>
        found(
          db,
          "order",
          sql`
      SELECT id, number AS title, customer_name || ' · ' || status AS note FROM (
        SELECT id, number, customer_name, status, created_at FROM (SELECT * FROM seller_order WHERE ${begins(sql`number`, number)} ORDER BY number LIMIT ${LOOKED_AT})
        WHERE seller_id = ${sellerId} AND status <> 'pending'
        UNION
        SELECT id, number, customer_name, status, created_at FROM seller_order
        WHERE seller_id = ${sellerId} AND ${begins(sql`lower(customer_name)`, lower)} AND status <> 'pending' LIMIT ${LOOKED_AT}
      ) ORDER BY created_at DESC LIMIT ${MOST}`,
        ),
    ],
    [
      "offers.read",
      () =>
        found(
          db,
          "offer",
          sql`
      SELECT e.offer_id AS id, p.title, v.sku AS note FROM (
        SELECT offer_id, min(place) AS place FROM (
          SELECT offer_id, 0 AS place FROM (SELECT offer_id FROM offer_entry WHERE seller_id = ${sellerId} AND ${begins(sql`sku`, lower)} ORDER BY sku LIMIT ${MOST})
          UNION ALL
          SELECT offer_id, 1 FROM (SELECT offer_id FROM offer_entry WHERE seller_id = ${sellerId} AND ${begins(sql`title`, lower)} ORDER BY title LIMIT ${MOST})
          UNION ALL
          SELECT offer_id, 2 FROM (SELECT offer_id FROM (SELECT offer_id, title FROM offer_entry WHERE seller_id = ${sellerId} ORDER BY title LIMIT ${TITLES})
            WHERE instr(title, ${lower}) > 0 LIMIT ${MOST})
        ) GROUP BY offer_id
      ) e JOIN offer o ON o.id = e.offer_id JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
      ORDER BY e.place, p.title LIMIT ${MOST}`,
        ),
    ],
    ["orders.read", () => found(db, "return", cases("return_request"))],
    ["orders.read", () => found(db, "claim", cases("claim"))],
  ]);
}

/** Orders by number or address, people by address or name, sellers by name, products by title, SKU or GTIN. */
export async function findAsAdmin({ db, actor }: AdminCtx<"overview.read">, { q }: FindInput): Promise<Found[]> {
  const lower = q.toLowerCase();
  return await open<OperatorPermission>(actor.may, [
    [
      "orders.read",
      () =>
        found(
          db,
          "order",
          sql`
      SELECT o.id, o.number AS title, o.customer_name || ' · ' || s.name AS note FROM (
        SELECT id FROM (SELECT id FROM seller_order WHERE ${begins(sql`number`, q.toUpperCase())} ORDER BY number LIMIT ${MOST})
        UNION
        SELECT id FROM (SELECT o.id FROM purchase p JOIN seller_order o ON o.purchase_id = p.id WHERE p.email = ${lower} ORDER BY o.created_at DESC LIMIT ${MOST})
      ) f JOIN seller_order o ON o.id = f.id JOIN seller s ON s.id = o.seller_id ORDER BY o.created_at DESC LIMIT ${MOST}`,
        ),
    ],
    [
      "users.read",
      () =>
        found(
          db,
          "user",
          sql`
      SELECT u.id, u.name AS title, u.email AS note FROM (
        SELECT id FROM (SELECT id FROM user WHERE ${begins(sql`email`, lower)} ORDER BY email LIMIT ${MOST})
        UNION
        SELECT id FROM (SELECT id FROM user WHERE ${begins(sql`lower(name)`, lower)} ORDER BY lower(name) LIMIT ${MOST})
      ) f JOIN user u ON u.id = f.id ORDER BY u.name LIMIT ${MOST}`,
        ),
    ],
    [
      "sellers.read",
      () =>
        found(
          db,
          "seller",
          sql`
      SELECT id, name AS title, status AS note FROM (SELECT * FROM seller ORDER BY id LIMIT ${TITLES}) WHERE instr(lower(name), ${lower}) > 0 ORDER BY name LIMIT ${MOST}`,
        ),
    ],
    [
      "catalogue.read",
      () =>
        found(
          db,
          "product",
          sql`
      SELECT p.id, p.title, p.brand AS note FROM (
        SELECT id FROM (SELECT id FROM product WHERE ${begins(sql`lower(title)`, lower)} ORDER BY lower(title) LIMIT ${MOST})
        UNION
        SELECT id FROM (SELECT product_id AS id FROM variant WHERE sku = ${q} LIMIT ${MOST})
        UNION
        SELECT id FROM (SELECT product_id AS id FROM variant WHERE gtin = ${q} LIMIT ${MOST})
      ) f JOIN product p ON p.id = f.id ORDER BY p.title LIMIT ${MOST}`,
        ),
    ],
  ]);
}
