// Alerts: somebody waits until a thing can be had again, or costs less.
export { addAlert, confirmAlert, forgetAlerts, removeAlert, takeOverAlerts } from "./commands.ts";
export { closeTold, type DueAlert, dueAlert, holdsAt, retract, standDown, waitingForAddress } from "./due.ts";
export {
  alertsOfOffer,
  alertsOfOrder,
  alertsOfProduct,
  alertsOfProducts,
  alertsOfPurchase,
  alertsOfSeller,
} from "./jobs.ts";
export { myAlerts } from "./queries.ts";
