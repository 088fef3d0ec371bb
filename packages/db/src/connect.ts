// A D1 binding with our tables.
import { drizzle } from "drizzle-orm/d1";
import { gathering } from "./gathering.ts";
import * as access from "./market/access.ts";
import * as account from "./market/account.ts";
import * as catalog from "./market/catalog.ts";
import * as commission from "./market/commission.ts";
import * as claim from "./market/claim.ts";
import * as curation from "./market/curation.ts";
import * as exchange from "./market/exchange.ts";
import * as message from "./market/message.ts";
import * as money from "./market/money.ts";
import * as offer from "./market/offer.ts";
import * as onboarding from "./market/onboarding.ts";
import * as payout from "./market/payout.ts";
import * as order from "./market/order.ts";
import * as promotion from "./market/promotion.ts";
import * as returns from "./market/return.ts";
import * as review from "./market/review.ts";
import * as seller from "./market/seller.ts";
import * as signIn from "./market/sign-in.ts";
import * as webhook from "./market/webhook.ts";
import * as work from "./market/work.ts";

/** Every table of the market database. */
export const marketTables = {
  ...access,
  ...account,
  ...signIn,
  ...seller,
  ...catalog,
  ...curation,
  ...offer,
  ...onboarding,
  ...order,
  ...money,
  ...promotion,
  ...payout,
  ...commission,
  ...exchange,
  ...returns,
  ...claim,
  ...message,
  ...review,
  ...webhook,
  ...work,
};

/** A database as commands and queries see it. */
export type Database = ReturnType<typeof drizzle>;

/** A raw query as Drizzle's batch wants it: with the statement that its values are bound to. */
interface Batchable {
  getQuery(): { sql: string };
  stmt?: { bind(...values: unknown[]): D1PreparedStatement };
}

/**
 * Wraps a D1 binding or one of its sessions. Reads that are asked for at once go as one trip. Raw queries (`run`, `all`) get the statement that Drizzle 0.45 leaves out
 * when they have values, so that they can stand in a batch beside built ones.
 */
export function connect(d1: D1Database): Database {
  const db = drizzle(gathering(d1));
  const batchable = <T extends object>(raw: T): T => {
    const query = raw as unknown as Batchable;
    query.stmt = { bind: (...values) => d1.prepare(query.getQuery().sql).bind(...values) };
    return raw;
  };
  const { run, all } = db;
  db.run = ((query) => batchable(run.call(db, query))) as typeof db.run;
  db.all = ((query) => batchable(all.call(db, query))) as typeof db.all;
  return db;
}
