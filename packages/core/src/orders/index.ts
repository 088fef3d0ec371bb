// Orders: one per seller under a purchase.
export { cancelOrder, deliverOrder, packOrder, pickOrder, shipOrder } from "./commands.ts";
export { measureSellers } from "./health.ts";
export { claimPurchases, tellListeners } from "./jobs.ts";
export {
  fulfilmentOf,
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
export { fulfilmentView, type OrderRow } from "./views.ts";
