// Notifications: what people are told, and that they are told it once.
export { mailAccountChange, mailLink, mailRegistration } from "./account-jobs.ts";
export { mailClaim, mailMessage, mailReturn } from "./case-jobs.ts";
export { mailAnswer, mailDecided } from "./content-jobs.ts";
export { mailChange, mailConfirmed, mailDecision } from "./jobs.ts";
export { mailCancelled, mailDelivered, mailOrderLink, mailShipped, noteRefund } from "./order-jobs.ts";
export { mailAdjustment, mailPayout } from "./money-jobs.ts";
export { listTemplates, sendSample, templateView } from "./gallery.ts";
export { mailInvitation, mailReview } from "./team-jobs.ts";
export { sendMail } from "./writing.ts";
export { mailAlertLink, tellAlert, tellLowStock } from "./alert-jobs.ts";
export { feedName, forgetNotices, listNotices, readAllNotices, readNotice, unreadNotices } from "./feed.ts";
export { preferences, setPreferences, subscriptionOf, unsubscribe, unsubscribeToken } from "./preferences.ts";
export { type Fact, type Letter, type Reader, tellBuyer, tellOperators, tellTeam } from "./telling.ts";
export { mailDrift } from "./drift-jobs.ts";
export { mailDispute } from "./dispute-jobs.ts";
export { tellWebhookOff } from "./webhook-jobs.ts";
