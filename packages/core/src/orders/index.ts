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
export { findOrder } from "./finding.ts";
export { measureSellers } from "./health.ts";
export { contentOf } from "./invoice-content.ts";
export { invoicesOf, issueCreditNote } from "./invoices.ts";
export { claimPurchases, tellListeners, tellOfRefund } from "./jobs.ts";
export { invoiceDocument, slipDocument } from "./printing.ts";
export {
  fulfilmentOf,
  labelCarriers,
  listAllOrders,
  listPurchases,
  listSellerOrders,
  orderRow,
  ordersToShip,
  purchaseKey,
  purchaseOf,
  purchaseView,
  visiblePurchase,
} from "./queries.ts";
export { checkStep, orderNumber, purchaseNumber } from "./rules.ts";
export { orderTimeline, type TimelineSource } from "./timeline.ts";
export { fulfilmentView, type OrderRow } from "./views.ts";
