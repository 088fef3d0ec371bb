// Every mutation of operators, each done once with a right input, in an order in which each is possible.
import {
  type CollectionView,
  type ContentView,
  type CreatedProduct,
  type Id,
  newId,
  type PromotionView,
  type RequirementId,
  type SavedView,
} from "@stoa/contract";
import { eq, sql, user } from "@stoa/db";
import { db, makeOperator, makeSeller, makeUser, Visitor } from "../testing.ts";
import { type Do, product, word } from "./deeds.ts";
import { engineDeeds } from "./engine-deeds.ts";
import { operatorsMoneyDeeds } from "./money-deeds.ts";
import { makeTenant, type Tenant, ZONE } from "./things.ts";

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
