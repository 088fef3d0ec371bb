// Notifications: what people are told, and that they are told it once.
export { mailChange, mailConfirmed, mailDecision, mailShipped, sendMail } from "./jobs.ts";
