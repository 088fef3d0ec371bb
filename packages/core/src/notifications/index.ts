// Notifications: what people are told, and that they are told it once.
export { mailAccountChange, mailLink, mailRegistration } from "./account-jobs.ts";
export { mailClaim, mailMessage, mailReturn } from "./case-jobs.ts";
export { mailChange, mailConfirmed, mailDecision } from "./jobs.ts";
export { mailCancelled, mailDelivered, mailOrderLink, mailShipped } from "./order-jobs.ts";
export { mailPayout } from "./money-jobs.ts";
export { mailInvitation, mailReview } from "./team-jobs.ts";
export { sendMail } from "./writing.ts";
export { mailDispute } from "./dispute-jobs.ts";
