// A D1 binding with our tables.
import { drizzle } from "drizzle-orm/d1";
import * as account from "./market/account.ts";
import * as catalog from "./market/catalog.ts";
import * as money from "./market/money.ts";
import * as offer from "./market/offer.ts";
import * as order from "./market/order.ts";
import * as seller from "./market/seller.ts";
import * as work from "./market/work.ts";

/** Every table of the market database. */
export const marketTables = { ...account, ...seller, ...catalog, ...offer, ...order, ...money, ...work };

/** A database as commands and queries see it. */
export type Database = ReturnType<typeof connect>;

/** Wraps a D1 binding or one of its sessions. */
export function connect(d1: D1Database) {
  return drizzle(d1);
}
