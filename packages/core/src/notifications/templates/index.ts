// The mails of the marketplace: each a pure function from data to subject, text and HTML.
export { alertConfirmMail, type AlertMail, alertMail } from "./alert.ts";
export { type AccountMail, accountMail } from "./account.ts";
export { type DriftMail, driftMail } from "./drift.ts";
export { type DisputeMail, disputeMail } from "./dispute.ts";
export { type CaseNewsMail, caseNewsMail } from "./case-news.ts";
export { CASE_WORDS, type CaseNews, type CaseWords } from "./case-words.ts";
export { CONTENT_WORDS, type ContentWords } from "./content-words.ts";
export { type Foot, footed, type MailContent } from "./layout.ts";
export { type OrderNew, orderNewMail } from "./order-new.ts";
export {
  orderCalledOffMail,
  orderCancelledMail,
  orderDeliveredMail,
  orderLinkMail,
  type OrderNews,
} from "./order-news.ts";
export { type OrderPlaced, orderPlacedMail } from "./order-placed.ts";
export { type OrderShipped, orderShippedMail } from "./order-shipped.ts";
export { type AdjustmentMail, adjustmentMail } from "./adjustment.ts";
export { type PayoutMail, payoutMail } from "./payout.ts";
export { type ProductDecision, productDecisionMail } from "./product-decision.ts";
export { type TeamInvitation, teamInvitationMail } from "./team-invitation.ts";
export { type SellerReview, sellerReviewMail } from "./seller-review.ts";
export { SELLER_WORDS, type SellerWords } from "./seller-words.ts";
export { SAMPLE_IMAGE } from "./sample-data.ts";
export { canBeStopped, sampleMail, SAMPLES } from "./samples.ts";
export { type StockLow, stockLowMail } from "./stock-low.ts";
export { type SellerDecision, sellerDecisionMail } from "./seller-decision.ts";
export { type WebhookOff, webhookOffMail } from "./webhook-off.ts";
