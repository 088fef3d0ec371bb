// The texts that people write, and the pages of the three apps that show them: a shopfront in which each of these exists
// once, so that one statement per field puts a string into all of them.
import { MARKETS, newId } from "@stoa/contract";
import { checkout } from "../../bench/shopper.ts";
import type { Person, Shopfront } from "../rig/shopfront.ts";

/** Columns that hold what somebody wrote, with how long a text they take. */
const FIELDS: readonly [table: string, column: string, longest?: number][] = [
  ["user", "name"],
  ["seller", "name"],
  ["seller", "description"],
  ["category", "name"],
  ["product", "title"],
  ["product", "brand"],
  ["product", "description"],
  ["product_attribute", "label"],
  ["product_attribute", "text"],
  ["product_attribute", "unit"],
  ["product_image", "alt"],
  ["product_image", "credit"],
  ["variant", "sku"],
  ["review", "author"],
  ["review", "body"],
  ["address", "name"],
  ["address", "line1"],
  ["address", "line2"],
  ["address", "city"],
  ["address", "region"],
  ["address", "postal_code"],
  ["address", "phone"],
  ["seller_order", "customer_name"],
  ["order_line", "title"],
  ["order_line", "variant_label"],
  ["order_line", "sku"],
  ["wish_list", "name", 60],
  ["wish_list", "owner_name", 40],
  ["wish_item", "note", 300],
  ["collection", "name"],
  ["collection", "description"],
  ["promotion", "name"],
  ["message", "text"],
  ["message", "author"],
  ["quick_reply", "text"],
  ["return_request", "instructions"],
  ["return_request", "carrier"],
  ["return_request", "tracking_number"],
  ["return_line", "note"],
  ["claim", "note"],
  ["claim", "answer_note"],
  ["claim", "appeal_note"],
  ["claim", "decision_note"],
  ["requirement", "title"],
  ["requirement", "help"],
];

export const FIELD_COUNT = FIELDS.length + 1;

/** The people who look at the pages. */
export interface Cast {
  buyer: Person;
  seller: Person;
  operator: Person;
  pages: { buyer: string[]; seller: string[]; admin: string[] };
}

const US = MARKETS.us;

/** What leads to a list that is shared. */
const LIST_TOKEN = "0123456789abcdef0123456789abcdef";

/** Makes one of everything, and names the pages that show it. */
export async function makeEverything(front: Shopfront): Promise<Cast> {
  const now = Date.now();
  const [goods] = front.goods;
  const { productId, offerId, slug } = goods!;
  const { sellerId, ownerId } = front.sellers[0]!;
  const buyer = await front.person("Buyer", "buyer");
  const seller = await front.person("Owner", "seller", ownerId);
  const operator = await front.person("Operator", "admin");
  await front.sql("INSERT INTO operator (user_id, role) VALUES (?, 'admin')", operator.userId);
  const { purchaseId } = await checkout(front.origins.buyer, [offerId]);
  await front.sql("UPDATE purchase SET user_id = ?, principal = 'user:' || ?1 WHERE id = ?2", buyer.userId, purchaseId);
  const [order] = await front.sql<{ id: string; line: string }>(
    "SELECT o.id, l.id AS line FROM seller_order o JOIN order_line l ON l.order_id = o.id WHERE o.purchase_id = ?",
    purchaseId,
  );
  const ids = {
    list: newId("list", now),
    return: newId("return", now),
    claim: newId("claim", now),
    thread: newId("thread", now),
    collection: newId("collection", now),
    promotion: newId("promotion", now),
    address: newId("address", now),
  };
  const [variant] = await front.sql<{ id: string }>("SELECT id FROM variant WHERE product_id = ?", productId);
  const add = (text: string, ...values: unknown[]) => front.sql(text, ...values);
  // Pages are to be shown, not ways of cases to be walked: the order need not have been delivered.
  await add("DROP TRIGGER return_request_of_delivered");
  await add(
    "INSERT INTO review (id, product_id, author, rating, body, created_at) VALUES ('rev_1', ?, 'A', 4, 'B', ?)",
    productId,
    now,
  );
  await add(
    "INSERT INTO product_attribute (product_id, key, label, text, unit, position) VALUES (?, 'k', 'L', 'T', 'U', 0)",
    productId,
  );
  await add(
    "INSERT INTO product_image (id, product_id, hash, width, height, placeholder_colour, alt, position, credit) VALUES ('img_1', ?, ?, 8, 8, '#eeeeee', 'A', 0, 'C')",
    productId,
    "0".repeat(64),
  );
  await add(
    `INSERT INTO address (id, user_id, country, name, line1, created_at, updated_at, city) VALUES (?1, ?2, 'US', 'N', 'L', ?3, ?3, 'C')`,
    ids.address,
    buyer.userId,
    now,
  );
  await add(
    "INSERT INTO wish_list (id, user_id, name, is_default, share_token, owner_name, created_at, updated_at) VALUES (?, ?, 'L', 1, ?, 'O', ?4, ?4)",
    ids.list,
    buyer.userId,
    LIST_TOKEN,
    now,
  );
  await add(
    "INSERT INTO wish_item (id, list_id, product_id, variant_id, added_currency, added_minor, added_in_stock, added_at) VALUES ('wsh_1', ?, ?, ?, 'USD', 100, 1, ?)",
    ids.list,
    productId,
    variant!.id,
    now,
  );
  await add(
    "INSERT INTO collection (id, slug, name, kind, status, created_at, updated_at) VALUES (?1, 'picked', 'P', 'manual', 'published', ?2, ?2)",
    ids.collection,
    now,
  );
  await add(
    "INSERT INTO collection_product (collection_id, product_id, position) VALUES (?, ?, 0)",
    ids.collection,
    productId,
  );
  await add(
    `INSERT INTO promotion (id, seller_id, name, effect, scope, conditions, platform_bps, priority, is_exclusive, starts_at, created_at, updated_at)
     VALUES (?1, ?2, 'P', '{"kind":"percent","bps":1000,"atMost":{}}', '{"productIds":[],"categoryIds":[],"sellerIds":[]}',
       '{"markets":[],"minimum":null,"minimumUnits":0,"customers":"everybody"}', 0, 0, 0, ?3, ?3, ?3)`,
    ids.promotion,
    sellerId,
    now,
  );
  await add(
    "INSERT INTO thread (id, order_id, seller_id, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
    ids.thread,
    order!.id,
    sellerId,
    now,
  );
  for (const side of ["buyer", "seller"])
    await add(
      "INSERT INTO message (id, thread_id, side, author, text, at) VALUES (?, ?, ?, 'A', 'T', ?)",
      newId("message", now),
      ids.thread,
      side,
      now,
    );
  await add("INSERT INTO quick_reply (seller_id, title, text) VALUES (?, 'Title', 'T')", sellerId);
  await add(
    `INSERT INTO return_request (id, order_id, seller_id, status, target, way_back, due_at, created_at, updated_at)
     VALUES (?1, ?2, ?3, 'requested', 'original', 'buyer', ?4, ?4, ?4)`,
    ids.return,
    order!.id,
    sellerId,
    now + 1e9,
  );
  await add(
    "INSERT INTO return_line (return_id, line_id, quantity, reason) VALUES (?, ?, 1, 'other')",
    ids.return,
    order!.line,
  );
  await add(
    `INSERT INTO claim (id, order_id, seller_id, kind, note, target, due_at, created_at, updated_at)
     VALUES (?1, ?2, ?3, 'damaged', 'N', 'original', ?4, ?4, ?4)`,
    ids.claim,
    order!.id,
    sellerId,
    now + 1e9,
  );
  await add(
    "INSERT INTO requirement (id, kind, title, is_required, position, created_at) VALUES (?, 'text', 'T', 1, 0, ?)",
    newId("requirement", now),
    now,
  );
  const shop = `/${US.handle}`;
  const [first] = front.sellers;
  return {
    buyer,
    seller,
    operator,
    pages: {
      buyer: [
        shop,
        `${shop}/c/${front.category.slug}`,
        `${shop}/k/picked`,
        `${shop}/p/${slug}`,
        `${shop}/s?q=marvel`,
        `${shop}/shop/${first!.handle}`,
        `${shop}/compare?p=${slug}`,
        `${shop}/list/${LIST_TOKEN}`,
        `${shop}/lists/${ids.list}`,
        `${shop}/orders`,
        `${shop}/orders/${purchaseId}`,
        `${shop}/account`,
        `${shop}/account/profile`,
        `${shop}/account/addresses`,
        `${shop}/account/addresses/${ids.address}`,
        `${shop}/messages`,
        `${shop}/messages/${order!.id}`,
        `${shop}/returns/${ids.return}`,
        `${shop}/claims/${ids.claim}`,
        `${shop}/credits`,
      ],
      seller: [
        "/",
        "/offers",
        `/offers/${offerId}`,
        "/products",
        "/orders",
        `/orders/${order!.id}`,
        `/slip/${order!.id}`,
        "/messages",
        `/messages/${order!.id}`,
        "/returns",
        `/returns/${ids.return}`,
        "/claims",
        `/claims/${ids.claim}`,
        "/promotions",
        `/promotions/${ids.promotion}`,
        "/team",
        "/onboarding",
      ],
      admin: [
        "/",
        "/products",
        `/products/${productId}`,
        "/sellers",
        `/sellers/${sellerId}`,
        "/users",
        `/users/${buyer.userId}`,
        "/orders",
        `/orders/${order!.id}`,
        "/claims",
        `/claims/${ids.claim}`,
        "/promotions",
        "/collections",
        `/collections/${ids.collection}`,
        "/categories",
        "/onboarding",
        "/search",
      ],
    },
  };
}

/** Puts texts into every field: as many as it takes, at least one. */
export async function fillFields(front: Shopfront, texts: readonly string[]): Promise<void> {
  for (const [table, column, longest = 100_000] of FIELDS)
    await front.sql(`UPDATE ${table} SET ${column} = ?`, withinLength(texts, longest));
  const written = texts.join(" ");
  const address = JSON.stringify({
    name: written,
    line1: written,
    line2: written,
    city: written,
    region: "IL",
    postalCode: written,
    phone: written,
  });
  await front.sql("UPDATE purchase SET address = ?", address);
  await front.refresh();
}

function withinLength(texts: readonly string[], longest: number): string {
  let text = "";
  for (const next of texts) if (text.length + next.length < longest) text += ` ${next}`;
  return text.trim() || [...texts].toSorted((a, b) => a.length - b.length)[0]!.slice(0, longest);
}
