// What a tenant has after a delivery: a return, a claim, and messages of both sides.
import { DAY_MS, type Id, type Placed, type PurchaseView, type Quote } from "@stoa/contract";
import { sql } from "@stoa/db";
import { db, placing, type Visitor } from "../testing.ts";

/** Ids of cases, by the name that inputs have for them. `soldId` is an order that has arrived. */
export interface Cases {
  soldId: Id<"order">;
  soldLineId: Id<"line">;
  returnId: Id<"return">;
  claimId: Id<"claim">;
  buyerMessageId: Id<"message">;
  sellerMessageId: Id<"message">;
}

/** An order of five units that has arrived: one unit is in a return, one in a claim, and both sides have written. */
export async function makeCases(
  of: { shopper: Visitor; seller: Visitor; offerId: Id<"offer"> },
  word: string,
): Promise<Cases> {
  const { shopper, seller, offerId } = of;
  await shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 5 });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await shopper.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  const [order] = (await shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
  const { orderId: soldId, lines } = order!;
  const { lineId } = lines[0]!;
  await seller.mutate("seller.orders.ship", { orderId: soldId, carrier: "UPS", trackingNumber: "1Z999" });
  await seller.mutate("seller.orders.deliver", { orderId: soldId });
  const { returnId } = (
    await shopper.mutate<{ returnId: Id<"return"> }>("shop.returns.request", {
      orderId: soldId,
      lines: [{ lineId, quantity: 1, reason: "unwanted", note: word }],
    })
  ).data;
  const { claimId } = (
    await shopper.mutate<{ claimId: Id<"claim"> }>("shop.claims.open", {
      orderId: soldId,
      kind: "damaged",
      note: word,
      lines: [{ lineId, quantity: 1 }],
    })
  ).data;
  const written = async (by: Visitor, path: string) =>
    (await by.mutate<{ messageId: Id<"message"> }>(path, { orderId: soldId, text: word })).data.messageId;
  const buyerMessageId = await written(shopper, "shop.messages.write");
  const sellerMessageId = await written(seller, "seller.messages.write");
  return { soldId, soldLineId: lineId, returnId, claimId, buyerMessageId, sellerMessageId };
}

/** A return that waits for its seller: it was asked for after the window. */
export async function lateReturn(shopper: Visitor, { soldId, soldLineId: lineId }: Cases): Promise<Id<"return">> {
  await db.run(sql`UPDATE shipment SET delivered_at = ${Date.now() - 40 * DAY_MS} WHERE order_id = ${soldId}`);
  const lines = [{ lineId, quantity: 1, reason: "unwanted", note: "" }];
  const input = { orderId: soldId, lines };
  return (await shopper.mutate<{ returnId: Id<"return"> }>("shop.returns.request", input)).data.returnId;
}
