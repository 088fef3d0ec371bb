// What sales came to, and how often products were looked at.
export { sellerAnalytics } from "./queries.ts";
export { sweepAnalytics } from "./rolling.ts";
export { countViews, productSeen } from "./views.ts";
