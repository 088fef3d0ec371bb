// Fixtures of reviews and questions: a thing for sale, and people to whom it has come.
import { type Id, type Placed, type PurchaseView, type Quote } from "@stoa/contract";
import { sql } from "@stoa/db";
import { arrive, db, makeOffer, makeSeller, makeUser, placing, Visitor } from "./testing.ts";

/** Something for sale. */
export interface Thing {
  sellerId: Id<"seller">;
  handle: string;
  seller: Visitor;
  offerId: Id<"offer">;
  slug: string;
}

/** A product of a seller of its own. */
export async function thing(onHand = 9): Promise<Thing> {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, onHand);
  const [row] = await db.all<{ slug: string; handle: string }>(sql`
    SELECT p.slug, s.handle FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id
    JOIN seller s ON s.id = o.seller_id WHERE o.id = ${offerId}`);
  return { sellerId, offerId, seller: await new Visitor("seller").become(ownerId), ...row! };
}

/** Somebody who has bought it. */
export interface Bought {
  buyer: Visitor;
  userId: Id<"user">;
  orderId: Id<"order">;
  lineId: Id<"line">;
}

/** A unit that is on its way to a buyer. */
export async function bought({ offerId, seller }: Thing, buyer?: Visitor): Promise<Bought> {
  const who = buyer ?? (await new Visitor("buyer").become(await makeUser()));
  await who.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await who.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await who.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  const [order] = (await who.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
  const { orderId, lines } = order!;
  await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
  const [row] = await db.all<{ userId: Id<"user"> }>(
    sql`SELECT user_id AS userId FROM purchase WHERE id = ${purchaseId}`,
  );
  return { buyer: who, userId: row!.userId, orderId, lineId: lines[0]!.lineId };
}

/** A unit that has come to a buyer. */
export async function delivered(of: Thing, buyer?: Visitor): Promise<Bought> {
  const got = await bought(of, buyer);
  await arrive(got.orderId, Date.now());
  return got;
}
