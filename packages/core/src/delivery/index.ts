// Delivery: where sellers send to, what it costs, until when an order counts as one of today.
export { removeDefaultZone, removeZone, saveDefaultZone, saveZone, setCutOff } from "./commands.ts";
export { defaultDeliverySettings, deliveryTermsOf, previewDelivery, sellerDeliverySettings } from "./queries.ts";
