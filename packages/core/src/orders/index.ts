// Orders: one per seller under a purchase.
export {
  cancelLateOrders,
  cancelOrder,
  cancelOwnOrder,
  deliverOrder,
  noteParcelEvents,
  packOrder,
  pickOrder,
  shipOrder,
  sweepParcels,
} from "./commands/index.ts";
export { orderCounts, shipDesk } from "./desk.ts";
export { findOrder } from "./finding.ts";
export { CALLED_OFF, isLate, measureSellers } from "./health.ts";
export { contentOf } from "./invoice-content.ts";
export { invoicesOf, issueCreditNote } from "./invoices.ts";
export { claimPurchases, tellConfirmed, tellListeners, tellOfRefund } from "./jobs.ts";
export { hasToLeave } from "./leaving.ts";
export { invoiceDocument, slipDocument } from "./printing.ts";
export { listAllOrders, listLateOrders, listSellerOrders, ordersToShip } from "./lists.ts";
export {
  fulfilmentOf,
  labelCarriers,
  listPurchases,
  orderRow,
  purchaseKey,
  purchaseOf,
  purchaseForSellers,
  purchaseView,
  visiblePurchase,
} from "./queries.ts";
export { checkStep, orderNumber, purchaseNumber } from "./rules.ts";
export { orderTimeline, type TimelineSource } from "./timeline.ts";
export { fulfilmentView, type OrderRow } from "./views.ts";
export { ordersFile } from "./streams.ts";
