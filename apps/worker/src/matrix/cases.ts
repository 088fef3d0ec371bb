// What a tenant has after a delivery: a return, a claim, and messages of both sides.
import { DAY_MS, type Id, type Placed, type PurchaseView, type Quote } from "@stoa/contract";
import { arrive, placing, type Visitor } from "../testing.ts";

/** Ids of cases, by the name that inputs have for them. `soldId` is an order that has arrived. */
export interface Cases {
  soldId: Id<"order">;
  soldLineId: Id<"line">;
  returnId: Id<"return">;
  claimId: Id<"claim">;
  buyerMessageId: Id<"message">;
  sellerMessageId: Id<"message">;
}

/** Who buys what of whom. */
export interface Deal {
  shopper: Visitor;
  seller: Visitor;
  offerId: Id<"offer">;
}

/** An order that is on its way. */
export async function sent(
  { shopper, seller, offerId }: Deal,
  quantity: number,
): Promise<{ orderId: Id<"order">; lineId: Id<"line"> }> {
  await shopper.mutate("shop.cart.add", { market: "us", offerId, quantity });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await shopper.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  const [order] = (await shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
  const { orderId, lines } = order!;
  await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
  return { orderId, lineId: lines[0]!.lineId };
}

/** An order that has arrived: one unit is in a return, one in a claim, and both sides have written. */
export async function makeCases(of: Deal, word: string): Promise<Cases> {
  const { shopper, seller } = of;
  const { orderId: soldId, lineId } = await sent(of, 5);
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
export async function lateReturn(of: Deal): Promise<{ returnId: Id<"return">; lineId: Id<"line"> }> {
  const { orderId, lineId } = await sent(of, 1);
  await arrive(orderId, Date.now() - 40 * DAY_MS);
  const input = { orderId, lines: [{ lineId, quantity: 1, reason: "unwanted", note: "" }] };
  const { data } = await of.shopper.mutate<{ returnId: Id<"return"> }>("shop.returns.request", input);
  return { returnId: data.returnId, lineId };
}
