// Tables, the connection, atomic writes, and the operators that queries are written with.
export {
  type AnyColumn,
  and,
  asc,
  between,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  like,
  lt,
  ne,
  or,
  sql,
  type SQL,
  sum,
} from "drizzle-orm";
export { alias } from "drizzle-orm/sqlite-core";
export * from "./atomic.ts";
export * from "./connect.ts";
export * from "./insert-all.ts";
export * from "./must-hold.ts";
export * from "./market/access.ts";
export * from "./market/account.ts";
export * from "./market/attribute.ts";
export * from "./market/catalog.ts";
export * from "./market/claim.ts";
export * from "./market/desk.ts";
export * from "./market/collection.ts";
export * from "./market/commission.ts";
export * from "./market/content.ts";
export * from "./market/curation.ts";
export * from "./market/change.ts";
export * from "./market/list.ts";
export * from "./market/exchange.ts";
export * from "./market/message.ts";
export * from "./market/money.ts";
export * from "./market/notice.ts";
export * from "./market/offer.ts";
export * from "./market/payout.ts";
export * from "./market/onboarding.ts";
export * from "./market/order.ts";
export * from "./market/promotion.ts";
export * from "./market/return.ts";
export * from "./market/review.ts";
export * from "./market/seller.ts";
export * from "./market/sign-in.ts";
export * from "./market/text.ts";
export * from "./market/webhook.ts";
export * from "./market/work.ts";
