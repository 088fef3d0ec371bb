// One right input for each procedure that names a thing of somebody's: what its owner would send.
import { ADDRESS, placing } from "../testing.ts";
import { OPINION, PHOTO } from "./opinions.ts";
import { HOOK, PICTURE, type Things, type Who, ZONE } from "./things.ts";

/** A call that names a thing. `open` lists the fields whose ids are anybody's to name: products that are for sale. */
export interface Naming {
  who: Who;
  input: (things: Things) => Record<string, unknown>;
  open?: readonly string[];
}

const revised = ({ productId }: Things) => ({
  productId,
  title: "Another title",
  brand: "Test",
  categorySlug: `c-${productId.replace("_", "-")}`,
  description: "Another description of the thing.",
  attributes: [],
  images: [{ hash: PICTURE, alt: "The thing" }],
});

/** Every procedure that takes the id of a tenant's thing. */
export const NAMING: Record<string, Naming> = {
  "account.addresses.save": {
    who: "buyer",
    input: ({ addressId }) => ({ ...ADDRESS, addressId, country: "US", line1: "2 Another Street" }),
  },
  "account.addresses.makeDefault": { who: "buyer", input: ({ addressId }) => ({ addressId }) },
  "account.addresses.remove": { who: "buyer", input: ({ addressId }) => ({ addressId }) },
  "account.passkeys.rename": { who: "buyer", input: ({ passkeyId }) => ({ passkeyId, name: "Another name" }) },
  "account.passkeys.remove": { who: "buyer", input: ({ passkeyId }) => ({ passkeyId }) },
  "account.sessions.end": { who: "buyer", input: ({ sessionId }) => ({ sessionId }) },
  "shop.orders.get": { who: "shopper", input: ({ purchaseId }) => ({ id: purchaseId }) },
  "shop.orders.timeline": { who: "shopper", input: ({ orderId }) => ({ orderId }) },
  "shop.orders.invoices": { who: "shopper", input: ({ orderId }) => ({ orderId }) },
  "shop.orders.cancel": { who: "shopper", input: ({ orderId }) => ({ orderId, reason: "mistake" }) },
  "shop.cart.reorder": { who: "shopper", input: ({ purchaseId }) => ({ market: "us", purchaseId }) },
  "shop.checkout.confirm": { who: "shopper", input: ({ purchaseId }) => ({ purchaseId }) },
  "shop.checkout.payAgain": {
    who: "shopper",
    input: ({ purchaseId }) => ({ purchaseId, payment: placing(0).payment }),
  },
  "shop.lists.get": { who: "buyer", input: ({ listId }) => ({ listId, market: "us" }) },
  "shop.lists.add": {
    who: "buyer",
    input: ({ listId, wishedId }) => ({ listId, market: "us", productId: wishedId }),
    open: ["productId"],
  },
  "shop.lists.rename": { who: "buyer", input: ({ listId }) => ({ listId, name: "Another name" }) },
  "shop.lists.makeDefault": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "shop.lists.share": { who: "buyer", input: ({ listId }) => ({ listId, ownerName: "" }) },
  "shop.lists.unshare": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "shop.lists.edit": { who: "buyer", input: ({ itemId }) => ({ itemId, quantity: 7, note: "changed" }) },
  "shop.lists.move": { who: "buyer", input: ({ itemId, listId }) => ({ itemId, listId }) },
  "shop.lists.remove": { who: "buyer", input: ({ itemId }) => ({ itemId }) },
  "shop.lists.restore": { who: "buyer", input: ({ itemId }) => ({ itemIds: [itemId] }) },
  "shop.lists.unwish": { who: "buyer", input: ({ wishedId }) => ({ productId: wishedId }) },
  "shop.lists.delete": { who: "buyer", input: ({ listId }) => ({ listId }) },
  "shop.alerts.remove": { who: "buyer", input: ({ alertId }) => ({ alertId }) },
  "account.notifications.read": { who: "buyer", input: ({ noticeId }) => ({ noticeId }) },
  "account.keys.revoke": { who: "buyer", input: ({ keyId }) => ({ keyId }) },
  "account.grants.revoke": { who: "buyer", input: ({ grantId }) => ({ grantId }) },
  "account.clients.enable": { who: "buyer", input: ({ clientId }) => ({ clientId, isEnabled: false }) },
  "account.clients.delete": { who: "buyer", input: ({ clientId }) => ({ clientId }) },
  "seller.keys.revoke": { who: "seller", input: ({ teamKeyId: keyId }) => ({ keyId }) },
  "seller.grants.revoke": { who: "seller", input: ({ teamGrantId: grantId }) => ({ grantId }) },
  "seller.clients.enable": {
    who: "seller",
    input: ({ teamClientId: clientId }) => ({ clientId, isEnabled: false }),
  },
  "seller.clients.delete": { who: "seller", input: ({ teamClientId: clientId }) => ({ clientId }) },
  "seller.webhooks.get": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.webhooks.update": { who: "seller", input: ({ webhookId }) => ({ webhookId, ...HOOK }) },
  "seller.webhooks.setStatus": { who: "seller", input: ({ webhookId }) => ({ webhookId, status: "paused" }) },
  "seller.webhooks.rotate": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.webhooks.ping": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.webhooks.deliveries": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.webhooks.delivery": { who: "seller", input: ({ deliveryId }) => ({ deliveryId }) },
  "seller.webhooks.replay": { who: "seller", input: ({ deliveryId }) => ({ deliveryId }) },
  "seller.webhooks.replayFailed": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.webhooks.remove": { who: "seller", input: ({ webhookId }) => ({ webhookId }) },
  "seller.orders.get": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.timeline": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.invoices": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.pick": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.pack": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.ship": {
    who: "seller",
    input: ({ orderId }) => ({ orderId, carrier: "UPS", trackingNumber: "1Z999" }),
  },
  "seller.orders.deliver": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.orders.cancel": { who: "seller", input: ({ orderId }) => ({ orderId }) },
  "seller.disputes.get": { who: "seller", input: ({ disputeId }) => ({ disputeId }) },
  "seller.disputes.note": { who: "seller", input: ({ disputeId }) => ({ disputeId, text: "We sent it." }) },
  "shop.returns.options": { who: "shopper", input: ({ soldId }) => ({ orderId: soldId }) },
  "shop.returns.request": {
    who: "shopper",
    input: ({ soldId, soldLineId }) => ({
      orderId: soldId,
      lines: [{ lineId: soldLineId, quantity: 1, reason: "unwanted" }],
    }),
  },
  "shop.returns.get": { who: "shopper", input: ({ returnId }) => ({ returnId }) },
  "shop.returns.send": {
    who: "shopper",
    input: ({ returnId }) => ({ returnId, carrier: "DHL", trackingNumber: "JD014" }),
  },
  "shop.returns.cancel": { who: "shopper", input: ({ returnId }) => ({ returnId }) },
  "shop.claims.ofOrder": { who: "shopper", input: ({ soldId }) => ({ orderId: soldId }) },
  "shop.claims.open": {
    who: "shopper",
    input: ({ soldId, soldLineId }) => ({
      orderId: soldId,
      kind: "damaged",
      note: "Broken",
      lines: [{ lineId: soldLineId, quantity: 1 }],
    }),
  },
  "shop.claims.get": { who: "shopper", input: ({ claimId }) => ({ claimId }) },
  "shop.claims.accept": { who: "shopper", input: ({ claimId }) => ({ claimId }) },
  "shop.claims.escalate": { who: "shopper", input: ({ claimId }) => ({ claimId }) },
  "shop.claims.appeal": { who: "shopper", input: ({ claimId }) => ({ claimId, note: "Look again" }) },
  "shop.claims.withdraw": { who: "shopper", input: ({ claimId }) => ({ claimId }) },
  "shop.messages.get": { who: "shopper", input: ({ soldId }) => ({ orderId: soldId }) },
  "shop.messages.write": { who: "shopper", input: ({ soldId }) => ({ orderId: soldId, text: "Hello" }) },
  "shop.messages.read": { who: "shopper", input: ({ soldId }) => ({ orderId: soldId }) },
  "shop.messages.report": {
    who: "shopper",
    input: ({ soldId, sellerMessageId }) => ({ orderId: soldId, messageId: sellerMessageId, reason: "Rude words" }),
  },
  "shop.reviews.about": { who: "buyer", input: ({ reviewedLineId: lineId }) => ({ lineId }) },
  "shop.reviews.get": { who: "buyer", input: ({ reviewId }) => ({ reviewId }) },
  "shop.reviews.write": { who: "buyer", input: ({ reviewedLineId: lineId }) => ({ lineId, ...OPINION }) },
  "shop.reviews.edit": { who: "buyer", input: ({ reviewId }) => ({ reviewId, ...OPINION }) },
  "shop.reviews.removePhoto": { who: "buyer", input: ({ reviewId }) => ({ reviewId, hash: PHOTO }) },
  "shop.reviews.mark": { who: "buyer", input: ({ reviewId }) => ({ reviewId, isHelpful: true }), open: ["reviewId"] },
  "shop.reviews.report": {
    who: "buyer",
    input: ({ reviewId }) => ({ reviewId, reason: "off_topic" }),
    open: ["reviewId"],
  },
  "shop.reviews.toRate": { who: "buyer", input: ({ ratedId }) => ({ orderId: ratedId }) },
  "shop.reviews.rateSeller": {
    who: "buyer",
    input: ({ ratedId }) => ({ orderId: ratedId, rating: 4, inTime: true, asDescribed: true, goodService: false }),
  },
  "shop.reviews.withdrawRating": { who: "buyer", input: ({ ratedId }) => ({ orderId: ratedId }) },
  "shop.questions.get": { who: "buyer", input: ({ questionId }) => ({ questionId }), open: ["questionId"] },
  "shop.questions.answer": {
    who: "buyer",
    input: ({ questionId }) => ({ questionId, market: "us", body: "It does." }),
    open: ["questionId"],
  },
  "shop.questions.mark": {
    who: "buyer",
    input: ({ questionId }) => ({ questionId, isHelpful: true }),
    open: ["questionId"],
  },
  "shop.questions.markAnswer": {
    who: "buyer",
    input: ({ answerId }) => ({ answerId, isHelpful: true }),
    open: ["answerId"],
  },
  "shop.questions.report": {
    who: "buyer",
    input: ({ questionId }) => ({ questionId, reason: "off_topic" }),
    open: ["questionId"],
  },
  "shop.questions.reportAnswer": {
    who: "buyer",
    input: ({ answerId }) => ({ answerId, reason: "off_topic" }),
    open: ["answerId"],
  },
  "seller.reviews.reply": { who: "seller", input: ({ reviewId }) => ({ reviewId, text: "Thank you." }) },
  "seller.questions.get": { who: "seller", input: ({ questionId }) => ({ questionId }) },
  "seller.questions.answer": { who: "seller", input: ({ questionId }) => ({ questionId, body: "It does." }) },
  // What is taken back is there no more, so this comes after all that speaks to it.
  "shop.reviews.withdraw": { who: "buyer", input: ({ reviewId }) => ({ reviewId }) },
  "shop.questions.withdrawAnswer": { who: "buyer", input: ({ answerId }) => ({ answerId }) },
  "shop.questions.withdraw": { who: "buyer", input: ({ questionId }) => ({ questionId }) },
  "seller.returns.get": { who: "seller", input: ({ returnId }) => ({ returnId }) },
  "seller.returns.approve": { who: "seller", input: ({ returnId }) => ({ returnId }) },
  "seller.returns.refuse": { who: "seller", input: ({ returnId }) => ({ returnId, because: "Worn" }) },
  "seller.returns.receive": {
    who: "seller",
    input: ({ returnId, soldLineId }) => ({
      returnId,
      lines: [{ lineId: soldLineId, receivedQuantity: 1, resellableQuantity: 1 }],
    }),
  },
  "seller.returns.refund": { who: "seller", input: ({ returnId }) => ({ returnId }) },
  "seller.claims.get": { who: "seller", input: ({ claimId }) => ({ claimId }) },
  "seller.claims.ofOrder": { who: "seller", input: ({ soldId }) => ({ orderId: soldId }) },
  "seller.claims.answer": { who: "seller", input: ({ claimId }) => ({ claimId, answer: "refund" }) },
  "seller.messages.get": { who: "seller", input: ({ soldId }) => ({ orderId: soldId }) },
  "seller.messages.write": { who: "seller", input: ({ soldId }) => ({ orderId: soldId, text: "Hello" }) },
  "seller.messages.read": { who: "seller", input: ({ soldId }) => ({ orderId: soldId }) },
  "seller.messages.report": {
    who: "seller",
    input: ({ buyerMessageId }) => ({ messageId: buyerMessageId, reason: "Rude words" }),
  },
  "seller.products.get": { who: "seller", input: ({ productId }) => ({ productId }) },
  "seller.products.revise": { who: "seller", input: revised },
  "seller.products.withdraw": { who: "seller", input: ({ changeId }) => ({ changeId }) },
  "seller.offers.setPrice": { who: "seller", input: ({ offerId }) => ({ offerId, currency: "USD", priceMinor: 1 }) },
  "seller.offers.get": { who: "seller", input: ({ offerId }) => ({ offerId }) },
  "seller.offers.buyBox": { who: "seller", input: ({ offerId }) => ({ offerId }) },
  "seller.offers.setSale": { who: "seller", input: ({ offerId }) => ({ offerId, currency: "USD", sale: null }) },
  "seller.offers.lowStock": { who: "seller", input: ({ offerId }) => ({ offerId }) },
  "seller.offers.setLowStock": { who: "seller", input: ({ offerId }) => ({ offerId, threshold: 3 }) },
  "seller.offers.setTerms": { who: "seller", input: ({ offerId }) => ({ offerId, handlingDays: 9, maxPerOrder: 7 }) },
  "seller.offers.setAvailability": {
    who: "seller",
    input: ({ offerId }) => ({
      offerId,
      availability: "backorder",
      backorderLimit: 5,
      availableAt: 9_999_999_999_999,
    }),
  },
  "seller.promotions.get": { who: "seller", input: ({ promotionId }) => ({ promotionId }) },
  "seller.promotions.save": {
    who: "seller",
    input: ({ promotionId }) => ({ promotionId, name: "Another", effect: { kind: "percent", bps: 500 }, startsAt: 0 }),
  },
  "seller.promotions.setStatus": { who: "seller", input: ({ promotionId }) => ({ promotionId, status: "active" }) },
  "seller.delivery.saveZone": { who: "seller", input: ({ zoneId }) => ({ ...ZONE, zoneId, name: "Another" }) },
  "seller.delivery.removeZone": { who: "seller", input: ({ zoneId }) => ({ zoneId }) },
  "seller.imports.get": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.imports.findings": { who: "seller", input: ({ importId }) => ({ importId, kind: "problem" }) },
  "seller.imports.check": { who: "seller", input: ({ importId }) => ({ importId, columns: ["sku", "stock"] }) },
  "seller.imports.start": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.imports.cancel": { who: "seller", input: ({ importId }) => ({ importId }) },
  "seller.bulk.get": { who: "seller", input: ({ bulkId }) => ({ bulkId }) },
  "seller.bulk.items": { who: "seller", input: ({ bulkId }) => ({ bulkId }) },
  "seller.bulk.prepare": {
    who: "seller",
    input: ({ offerId }) => ({ change: { kind: "handling", handlingDays: 3 }, selection: { offerIds: [offerId] } }),
  },
  "seller.bulk.start": { who: "seller", input: ({ bulkId }) => ({ bulkId }) },
  "seller.bulk.stop": { who: "seller", input: ({ bulkId }) => ({ bulkId }) },
  "seller.bulk.undo": { who: "seller", input: ({ bulkId }) => ({ bulkId }) },
  "seller.views.remove": { who: "seller", input: ({ viewId }) => ({ viewId }) },
  "account.actFor": { who: "seller", input: ({ sellerId }) => ({ sellerId }) },
  "account.leaveTeam": { who: "seller", input: ({ sellerId }) => ({ sellerId }) },
  "seller.onboarding.answer": {
    who: "seller",
    input: ({ requirementId }) => ({ requirementId, text: "Words" }),
    open: ["requirementId"],
  },
  "seller.money.payout": { who: "seller", input: ({ payoutId }) => ({ payoutId }) },
  "seller.team.resend": { who: "seller", input: ({ invitationId }) => ({ invitationId }) },
  "seller.team.withdraw": { who: "seller", input: ({ invitationId }) => ({ invitationId }) },
  "seller.team.setRole": { who: "seller", input: ({ memberId }) => ({ userId: memberId, role: "support" }) },
  "seller.team.remove": { who: "seller", input: ({ memberId }) => ({ userId: memberId }) },
  "seller.offers.setStock": { who: "seller", input: ({ offerId }) => ({ offerId, onHand: 77 }) },
  "seller.offers.setStatus": { who: "seller", input: ({ offerId }) => ({ offerId, status: "paused" }) },
};

/**
 * Ids that are anybody's to name: offers in a cart, sellers whose delivery is chosen, variants to sell; and the names that
 * browsers have for passkeys, which prove nothing without what they signed.
 */
const OF_ANYBODY = new Set([
  "shop.alerts.add",
  "shop.checkout.quote",
  "shop.checkout.place",
  "seller.products.sell",
  "account.secondFactor.passkey",
  "account.passkeySignIn.finish",
  "account.passkeys.add",
  "account.proof.passkey",
]);

/** Procedures whose ids are no tenant's: those above, and what operators look after. */
export const NAMES_ANYBODYS = (path: string): boolean =>
  (path.startsWith("shop.cart.") && path !== "shop.cart.reorder") || path.startsWith("admin.") || OF_ANYBODY.has(path);
