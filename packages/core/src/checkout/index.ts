// Checkout: from a cart to a purchase that is paid, or to nothing at all.
export { captureFor, captureShipment } from "./commands/capture.ts";
export { expire, sweepPurchases } from "./commands/expire.ts";
export { confirm, payAgain } from "./commands/pay.ts";
export { place } from "./commands/place.ts";
export { reorder } from "./commands/reorder.ts";
export { applyProviderEvent, returnSurplus } from "./commands/settle.ts";
export { quote } from "./queries.ts";
