// Every mutation of sellers, each done once with a right input, in an order in which each is possible.
import {
  type BulkView,
  type ChangeView,
  type ClientMade,
  type CreatedProduct,
  DAY_MS,
  type DeliveryId,
  type Id,
  type InvitationId,
  type KeyMade,
  type SavedView,
  type WebhookMade,
} from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { systemContext } from "../context.ts";
import { asking } from "../programs.ts";
import { db, env, type Visitor } from "../testing.ts";
import { lateReturn } from "./cases.ts";
import { sellersMoneyDeeds } from "./money-deeds.ts";
import { HOOK, makeTenant, PICTURE, type Tenant, ZONE } from "./things.ts";

/** Does one deed and gives what was answered. */
export type Do = <T = unknown>(who: Visitor, path: string, input?: Record<string, unknown>) => Promise<T>;

/** Lets the queue do what waits. */
async function work(): Promise<void> {
  const open = await db.all<{ id: Id<"job"> }>(sql`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY created_at`);
  for (const { id } of open) await runJob(systemContext(env, createExecutionContext(), "test"), id);
}

/** A word that nobody has used yet. */
export const word = () => `w${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

/** Changes of many offers, and views of lists. */
async function aboutTheDesk(act: Do, { seller, offerId }: { seller: Visitor; offerId: Id<"offer"> }): Promise<void> {
  const asked = { change: { kind: "handling", handlingDays: 8 }, selection: { offerIds: [offerId] } };
  const { bulkId } = await act<BulkView>(seller, "seller.bulk.prepare", asked);
  await work();
  await act(seller, "seller.bulk.start", { bulkId });
  await work();
  await act(seller, "seller.bulk.undo", { bulkId });
  await work();
  const { data } = await seller.mutate<BulkView>("seller.bulk.prepare", asked);
  await act(seller, "seller.bulk.stop", { bulkId: data.bulkId });
  const [kept] = await act<SavedView[]>(seller, "seller.views.save", { list: "orders", name: "Kept", query: "" });
  await act(seller, "seller.views.remove", { viewId: kept!.viewId });
}

/** What sellers do. */
export async function sellersDeeds(act: Do): Promise<void> {
  const [{ as, things }, other] = [await makeTenant(), await makeTenant()];
  const { seller } = as;
  const { orderId, offerId, importId, invitationId, memberId, requirementId } = things;
  await act(seller, "seller.orders.pick", { orderId });
  await act(seller, "seller.orders.pack", { orderId });
  await act(seller, "seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
  await act(seller, "seller.orders.deliver", { orderId });
  await act(other.as.seller, "seller.orders.cancel", { orderId: other.things.orderId });

  await act(seller, "seller.disputes.note", { disputeId: things.disputeId, text: "We sent it." });
  await aboutCases(act, { as, things });

  const later = Date.now() + 30 * DAY_MS;
  const sale = { saleMinor: 900, fromAt: later, toAt: later + DAY_MS };
  await act(seller, "seller.offers.setPrice", { offerId, currency: "USD", priceMinor: 1_500 });
  await act(seller, "seller.offers.setSale", { offerId, currency: "USD", sale });
  await act(seller, "seller.offers.setStock", { offerId, onHand: 77 });
  const terms = { availability: "backorder", backorderLimit: 5, availableAt: later };
  await act(seller, "seller.offers.setAvailability", { offerId, ...terms });
  await act(seller, "seller.offers.setTerms", { offerId, handlingDays: 9, maxPerOrder: 7 });
  await act(seller, "seller.offers.setLowStock", { offerId, threshold: 3 });
  await act(seller, "seller.offers.setStatus", { offerId, status: "paused" });
  await aboutTheDesk(act, { seller, offerId });

  await act(seller, "seller.imports.check", { importId, columns: ["sku", "stock"] });
  await work();
  await act(seller, "seller.imports.start", { importId });
  await act(seller, "seller.imports.cancel", { importId });

  const made = await act<CreatedProduct>(seller, "seller.products.create", product(things.productId));
  const revised = { productId: made.productId, ...page(things.productId) };
  const { changeId } = await act<ChangeView>(seller, "seller.products.revise", revised);
  await act(seller, "seller.products.withdraw", { changeId });
  const [sold] = await db.all<{ variantId: Id<"variant"> }>(
    sql`SELECT variant_id AS variantId FROM offer WHERE id = ${other.things.offerId}`,
  );
  const prices = [{ currency: "USD", priceMinor: 2_000 }];
  const offered = { ...sold, condition: "new", handlingDays: 2, onHand: 3, prices };
  await act(seller, "seller.products.sell", offered);

  const { promotionId, zoneId } = things;
  const promoted = { name: "A promotion", effect: { kind: "amount", off: { USD: 100 } }, startsAt: 0 };
  await act(seller, "seller.promotions.save", promoted);
  await act(seller, "seller.promotions.setStatus", { promotionId, status: "active" });
  await act(seller, "seller.delivery.saveZone", { ...ZONE, zoneId });
  await act(seller, "seller.delivery.removeZone", { zoneId });
  await act(seller, "seller.delivery.setCutOff", { cutOffHour: 14 });
  await act(seller, "seller.store.setHoliday", { fromDay: "2090-01-01", toDay: "2090-01-07" });
  await act(seller, "seller.store.endHoliday");
  await act(seller, "seller.store.savePage", { description: "Chairs of ash", version: 0 });

  await act<InvitationId>(seller, "seller.team.invite", { email: `${word()}@example.test`, role: "support" });
  await act(seller, "seller.team.resend", { invitationId });
  await act(seller, "seller.team.withdraw", { invitationId });
  await act(seller, "seller.team.setRole", { userId: memberId, role: "support" });
  await act(seller, "seller.team.remove", { userId: memberId });
  await act(seller, "seller.onboarding.answer", { requirementId, text: "A few words" });

  const scopes = ["seller:orders.read"] as const;
  const { keyId } = await act<KeyMade>(seller, "seller.keys.make", { name: "A key", scopes, days: 30 });
  await act(seller, "seller.keys.revoke", { keyId });
  const app = { name: "An app", kind: "public", redirectUris: ["https://app.example/callback"], scopes };
  const { clientId } = await act<ClientMade>(seller, "seller.clients.register", app);
  await act(seller, "seller.consent.decide", { request: asking(clientId, scopes), isAllowed: true });
  await act(seller, "seller.clients.enable", { clientId, isEnabled: false });
  await act(seller, "seller.clients.delete", { clientId });
  await act(seller, "seller.grants.revoke", { grantId: things.teamGrantId });
  await aboutWebhooks(act, seller);
  await sellersMoneyDeeds(act);
}

/** What a seller does about webhooks. */
async function aboutWebhooks(act: Do, seller: Visitor): Promise<void> {
  const { webhookId } = await act<WebhookMade>(seller, "seller.webhooks.create", HOOK);
  await act(seller, "seller.webhooks.update", { webhookId, ...HOOK, types: ["order.shipped"] });
  const { deliveryId } = await act<DeliveryId>(seller, "seller.webhooks.ping", { webhookId });
  await act(seller, "seller.webhooks.setStatus", { webhookId, status: "paused" });
  await act(seller, "seller.webhooks.replay", { deliveryId });
  await act(seller, "seller.webhooks.replayFailed", { webhookId });
  await act(seller, "seller.webhooks.rotate", { webhookId });
  await act(seller, "seller.webhooks.remove", { webhookId });
}

/** What a seller does after a delivery. */
async function aboutCases(act: Do, { as, things }: Tenant): Promise<void> {
  const { seller, shopper } = as;
  const { soldId, claimId, buyerMessageId: messageId, offerId } = things;
  const deal = { seller, shopper, offerId };
  await act(seller, "seller.returns.setTerms", { windowDays: 30, wayBack: "buyer", instructions: "To: Dock 4" });
  const { returnId, lineId } = await lateReturn(deal);
  await act(seller, "seller.returns.approve", { returnId, instructions: "To: Dock 5" });
  await act(seller, "seller.returns.refuse", { returnId: (await lateReturn(deal)).returnId, because: "It was worn." });
  const lines = [{ lineId, receivedQuantity: 1, resellableQuantity: 1 }];
  await act(seller, "seller.returns.receive", { returnId, lines });
  await act(seller, "seller.returns.refund", { returnId });
  await act(seller, "seller.claims.answer", { claimId, answer: "refuse", note: "It left us whole." });
  await act(seller, "seller.reviews.reply", { reviewId: things.reviewId, text: "Thank you." });
  await act(seller, "seller.questions.answer", { questionId: things.questionId, body: "It does." });
  await act(seller, "seller.messages.write", { orderId: soldId, text: "Hello" });
  await act(seller, "seller.messages.read", { orderId: soldId });
  await act(seller, "seller.messages.report", { messageId, reason: "Rude words" });
  await act(seller, "seller.messages.saveReply", { title: "Sent", text: "It is on its way." });
  await act(seller, "seller.messages.removeReply", { title: "Sent" });
}

const page = (productId: string) => ({
  title: `Lantern ${word()}`,
  brand: "Lumen",
  categorySlug: `c-${productId.replace("_", "-")}`,
  description: "A lantern of brass that burns for a night.",
  attributes: [],
  images: [{ hash: PICTURE, alt: "The lantern" }],
});

/** A product on the shelf of another one. */
export const product = (productId: string) => ({
  ...page(productId),
  variants: [
    { sku: word(), gtin: null, weightGrams: 900, onHand: 5, prices: [{ currency: "USD", priceMinor: 4_900 }] },
  ],
});
