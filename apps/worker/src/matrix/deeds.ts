// Every mutation of sellers and operators, each done once with a right input, in an order in which each is possible.
import {
  type BulkView,
  type ChangeView,
  type ClientMade,
  type CollectionView,
  type ContentView,
  type CreatedProduct,
  DAY_MS,
  type DeliveryId,
  type Id,
  type InvitationId,
  type KeyMade,
  newId,
  type PromotionView,
  type RequirementId,
  type SavedView,
  type WebhookMade,
} from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import { eq, sql, user } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { systemContext } from "../context.ts";
import { asking } from "../programs.ts";
import { db, env, makeOperator, makeSeller, makeUser, Visitor } from "../testing.ts";
import { lateReturn } from "./cases.ts";
import { engineDeeds } from "./engine-deeds.ts";
import { operatorsMoneyDeeds, sellersMoneyDeeds } from "./money-deeds.ts";
import { HOOK, makeTenant, PICTURE, type Tenant, ZONE } from "./things.ts";

/** Does one deed and gives what was answered. */
export type Do = <T = unknown>(who: Visitor, path: string, input?: Record<string, unknown>) => Promise<T>;

/** Lets the queue do what waits. */
async function work(): Promise<void> {
  const open = await db.all<{ id: Id<"job"> }>(sql`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY created_at`);
  for (const { id } of open) await runJob(systemContext(env, createExecutionContext(), "test"), id);
}

const word = () => `w${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

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

/** What operators do about cases. */
async function deciding(act: Do, desk: Visitor, { as, things }: Tenant): Promise<void> {
  const { soldId: orderId, claimId, sellerMessageId: messageId, productId } = things;
  await as.seller.mutate("seller.claims.answer", { claimId, answer: "refuse", note: "It left us whole." });
  await as.shopper.mutate("shop.claims.escalate", { claimId });
  await act(desk, "admin.messages.write", { orderId, text: "Do you have a picture?" });
  await act(desk, "admin.claims.decide", { claimId, decision: "seller_pays", note: "We have seen the pictures." });
  await as.shopper.mutate("shop.messages.report", { orderId, messageId, reason: "Rude words" });
  const [row] = await db.all<{ version: number }>(sql`SELECT version FROM review WHERE id = ${things.reviewId}`);
  const refusal = { subject: things.reviewId, version: row!.version, refusedBecause: "off_topic", note: "Not this." };
  await act(desk, "admin.reviews.decide", refusal);
  await act(desk, "admin.messages.closeReport", { messageId });
  const categorySlug = `c-${productId.replace("_", "-")}`;
  const policy = { categorySlug, windowDays: 20, wayBack: "buyer", barredBecause: null };
  await act(desk, "admin.returns.setPolicy", policy);
  await act(desk, "admin.returns.removePolicy", { categorySlug });
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
const product = (productId: string) => ({
  ...page(productId),
  variants: [
    { sku: word(), gtin: null, weightGrams: 900, onHand: 5, prices: [{ currency: "USD", priceMinor: 4_900 }] },
  ],
});

/** A refund of an order that its provider could not give. */
async function failedRefund(orderId: Id<"order">): Promise<Id<"refund">> {
  const refundId = newId("refund", Date.now());
  await db.run(sql`INSERT INTO refund (id, order_id, seq, reason, borne_by, delivery_minor, amount_minor, tax_minor, commission_minor, platform_discount_minor, original_minor, credit_minor, actor, status, created_at)
    VALUES (${refundId}, ${orderId}, 1, 'goodwill', 'seller', 1, 1, 0, 0, 0, 1, 0, 'test', 'failed', 1)`);
  return refundId;
}

/** What operators do, and what a seller does about their decisions. */
export async function operatorsDeeds(act: Do): Promise<void> {
  const desk = await new Visitor("admin").become(await makeOperator());
  const { as, things } = await makeTenant();
  const { productId, requirementId, sellerId } = things;
  await deciding(act, desk, { as, things });
  const [kept] = await act<SavedView[]>(desk, "admin.views.save", { list: "users", name: "Kept", query: "" });
  await act(desk, "admin.views.remove", { viewId: kept!.viewId });
  const applied = await makeSeller("applied");
  const applicant = await new Visitor("seller").become(applied.ownerId);
  const decided = { sellerId: applied.sellerId, reason: "For a reason." };
  await act(desk, "admin.sellers.refuse", decided);
  await act(applicant, "seller.onboarding.applyAgain");
  await act(desk, "admin.sellers.approve", decided);
  await act(desk, "admin.sellers.suspend", decided);
  await act(desk, "admin.sellers.reinstate", decided);
  await as.seller.mutate("seller.onboarding.answer", { requirementId, text: "A few words" });
  await act(desk, "admin.sellers.review", { sellerId, requirementId, review: "approve", reason: "", version: 1 });

  const proposed = async () =>
    (await as.seller.mutate<CreatedProduct>("seller.products.create", product(productId))).data.changeId;
  const reason = "Say what it is made of.";
  await act(desk, "admin.changes.ask", { changeId: await proposed(), revision: 1, reason });
  await act(desk, "admin.changes.refuse", { changeId: await proposed(), revision: 1, reason });
  await act(desk, "admin.changes.approve", { changeId: await proposed(), revision: 1 });
  await act(desk, "admin.changes.setSettings", { trustedSellers: 25 });
  await act(desk, "admin.products.edit", { productId, title: "Another title" });

  const [key, categorySlug] = [word(), `c-${productId.replace("_", "-")}`];
  await act(desk, "admin.categories.setAttribute", { key, label: "Width", kind: "text" });
  const flags = { filterable: false, variantAxis: false, required: false };
  await act(desk, "admin.categories.ask", { categorySlug, key, ...flags });
  await act(desk, "admin.categories.askNoMore", { categorySlug, key });

  const content = { kind: "manual", productIds: [productId] };
  const named = { name: "A name", slug: word(), content };
  const { collectionId } = await act<CollectionView>(desk, "admin.collections.create", named);
  await act(desk, "admin.collections.save", { collectionId, version: 1, ...named });
  await act(desk, "admin.collections.arrange", { collectionIds: [collectionId] });
  await act(desk, "admin.collections.setStatus", { collectionId, status: "published" });
  await desk.mutate("admin.collections.setStatus", { collectionId, status: "draft" });
  await act(desk, "admin.collections.remove", { collectionId });

  const written = { kind: "help", slug: word(), texts: { en: { title: "Delivery" } } };
  const { contentId } = await act<ContentView>(desk, "admin.content.create", written);
  await act(desk, "admin.content.save", { contentId, version: 1, ...written });
  await act(desk, "admin.content.arrange", { contentIds: [contentId] });
  await act(desk, "admin.content.setStatus", { contentId, status: "published" });
  await desk.mutate("admin.content.setStatus", { contentId, status: "draft" });
  await act(desk, "admin.content.remove", { contentId });
  await act(desk, "admin.products.setStatus", { productId, status: "archived", reason });

  const terms = { terms: [word(), word()] };
  const { synonymId } = await act<{ synonymId: Id<"synonym"> }>(desk, "admin.search.synonyms.save", terms);
  await act(desk, "admin.search.synonyms.remove", { synonymId });
  const sets = [{ terms: [word(), word()], kind: "two_way" }];
  await act(desk, "admin.search.synonyms.import", { sets });
  const query = word();
  await act(desk, "admin.search.pins.set", { query, productIds: [] });
  await act(desk, "admin.search.redirects.set", { query, target: `s?q=${word()}` });
  await act(desk, "admin.search.redirects.remove", { query });

  const promoted = { name: "A promotion", effect: { kind: "percent", bps: 500 }, startsAt: 0 };
  const { promotionId } = await act<PromotionView>(desk, "admin.promotions.save", promoted);
  await act(desk, "admin.promotions.setStatus", { promotionId, status: "ended" });
  const { zoneId } = await act<{ zoneId: Id<"deliveryZone"> }>(desk, "admin.delivery.saveZone", {
    ...ZONE,
    market: "ae",
  });
  await act(desk, "admin.delivery.removeZone", { zoneId });
  const rate = { country: "US", region: "AK", categorySlug: "" };
  await act(desk, "admin.taxes.set", { ...rate, rateBps: 0 });
  await act(desk, "admin.taxes.remove", rate);
  const settings = { holdMinutes: 15, cancelLateDays: 14, lowStock: 5, capture: "at_once", payoutHoldDays: 14 };
  await act(desk, "admin.settings.save", { ...settings, version: 0 });

  await act(desk, "admin.disputes.submit", { disputeId: things.disputeId });
  await act(desk, "admin.refunds.retry", { refundId: await failedRefund(things.orderId) });
  await act(desk, "admin.orders.cancel", { orderId: things.orderId, reason: "asked" });
  const credit = { currency: "USD", amountMinor: 500, reason: "For the wait." };
  await act(desk, "admin.credit.grant", { userId: await makeUser(), ...credit });

  await act(desk, "admin.users.look", { userId: await makeUser(), reason: "Cannot find the order" });
  const shut = await makeUser();
  await act(desk, "admin.users.endSessions", { userId: shut });
  await act(desk, "admin.users.block", { userId: shut, reason: "Ticket 4711: stolen cards" });
  await act(desk, "admin.users.unblock", { userId: shut });
  const userId = await makeUser();
  const [person] = await db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  await act(desk, "admin.operators.grant", { ...person, role: "support" });
  await act(desk, "admin.operators.setRole", { userId, role: "finance" });
  await act(desk, "admin.operators.revoke", { userId });

  const asked = { kind: "text", title: `Something ${newId("requirement", 0).slice(-6)}`, isRequired: false };
  const own = await act<RequirementId>(desk, "admin.onboarding.add", asked);
  const { kind: _, ...words } = asked;
  await act(desk, "admin.onboarding.save", { ...own, ...words, version: 1 });
  await act(desk, "admin.onboarding.move", { ...own, to: "up" });
  await act(desk, "admin.onboarding.archive", { ...own, isArchived: true });
  await engineDeeds(act, desk);
  await operatorsMoneyDeeds(act);
}
