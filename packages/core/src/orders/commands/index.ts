// What can be done with an order.
export { cancelLateOrders, cancelOrder, cancelOwnOrder } from "./cancelling.ts";
export { deliverOrder } from "./delivering.ts";
export { packOrder, pickOrder, shipOrder } from "./sending.ts";
export { noteParcelEvents, sweepParcels } from "./following.ts";
