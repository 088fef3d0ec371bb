// Webhooks: programs of sellers are told what happens, signed, in order, and at least once.
export {
  createWebhook,
  pingWebhook,
  removeWebhook,
  replayDelivery,
  replayFailed,
  rotateWebhook,
  setWebhookStatus,
  updateWebhook,
} from "./commands.ts";
export { deliverDue } from "./delivering.ts";
export { hookChange, hookDispute, hookLowStock, hookOrder, hookPayout, hookPurchase, hookRefund } from "./jobs.ts";
export { deliveryById, listDeliveries, listWebhooks, webhookById } from "./queries.ts";
export { forgetWebhooks, sweepWebhooks } from "./sweeping.ts";
export { listenersOf, type WebhookFact, writeDown } from "./writing-down.ts";
