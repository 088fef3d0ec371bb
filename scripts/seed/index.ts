// The demo marketplace: builds every row from the catalogue file, then writes them in one piece.
import { setTimeout as pause } from "node:timers/promises";
import type { Transfer } from "@stoa/contract";
import { copyCuration } from "@stoa/core/curation";
import { measureSellers } from "@stoa/core/orders";
import { reindexAll } from "@stoa/core/search";
import type { PastPayment } from "@stoa/providers";
import { address, category, connect, operator, seller, sellerMember, user } from "@stoa/db";
import { buildAccounts } from "./accounts.ts";
import { buildAttributes } from "./attributes.ts";
import { buildAuthority } from "./authority.ts";
import { calendarOf } from "./calendar.ts";
import { buildProducts, buildShelves } from "./catalogue.ts";
import { readSource, type Source } from "./catalogue-file.ts";
import { buildCollections } from "./collections.ts";
import { buildContent } from "./content.ts";
import { buildCuration } from "./curation.ts";
import { diceOf } from "./dice.ts";
import { buildHistory } from "./history/index.ts";
import type { MailOrigins } from "./history/mails.ts";
import { buildImports } from "./imports.ts";
import { buildLists } from "./lists.ts";
import { buildOffers } from "./offers.ts";
import { buildOpinions } from "./opinions.ts";
import { buildPromotions } from "./promotions.ts";
import { buildProposals } from "./proposals.ts";
import { buildTexts } from "./texts/index.ts";
import { buildReviews } from "./reviews.ts";
import { buildSellers, DEMO_SELLER } from "./sellers.ts";
import { buildViews } from "./views.ts";
import { changeStatement, insertStatements, putPictures, type Rows, rowsOf } from "./write.ts";

/** Where the demo marketplace goes, and who hears how far it is. */
export interface SeedTarget {
  db: D1Database;
  search: D1Database;
  media: R2Bucket;
  /** Where files of sellers go; without it the demo has the rows alone. */
  documents?: R2Bucket;
  /** The sandbox payment provider, which has books of its own: it learns of the payments and transfers that were made through it. */
  sandbox?: {
    adopt(payments: readonly PastPayment[], transfers: readonly Transfer[]): PromiseLike<unknown>;
  };
  /** The present of the marketplace: all its dates lie before it. */
  now: number;
  onProgress(done: number, total: number, what: string): void;
  /** Where the apps answer, for links in mails that were sent; the usual local ports without it. */
  origins?: MailOrigins;
}

const LOCAL_ORIGINS: MailOrigins = { buyer: "http://localhost:3000", seller: "http://localhost:3001" };

/** What was written: the number of rows per table, and of pictures. */
export interface SeedSummary {
  rows: Record<string, number>;
  pictures: number;
}

/**
 * Fills empty databases with the demo marketplace. Pictures come first, then all rows in one batch: the marketplace
 * is there whole or not at all. Two seeds with the same `now` are equal, row for row.
 */
export async function seedDemo(target: SeedTarget): Promise<SeedSummary> {
  const source = await readSource();
  const { tables, changes, atProvider, files } = buildMarketplace(source, target.now, target.origins);
  const total = source.pictures.size + source.catalogue.products.length;
  let done = 0;
  await settled();
  await putPictures(target.media, source.pictures.values(), () => target.onProgress(++done, total, "pictures"));
  for (const { key, text } of files) await target.documents?.put(key, text);
  const statements = [
    ...tables.flatMap((rows) => insertStatements(target.db, rows)),
    ...changes.map((change) => changeStatement(target.db, change)),
  ];
  await settled();
  await target.db.batch(statements);
  await measureSellers({ db: connect(target.db), now: () => target.now });
  await target.sandbox?.adopt(atProvider.payments, atProvider.transfers);
  await copyCuration({ db: connect(target.db), search: target.search });
  await reindexAll(
    { db: connect(target.db), search: target.search, now: () => target.now },
    { onProgress: ({ done: products }) => target.onProgress(source.pictures.size + products, total, "search index") },
  );
  return {
    rows: countsOf(tables),
    pictures: source.pictures.size,
  };
}

/**
 * Lets Node hear what happened while it was busy. Building rows takes seconds on a busy machine, in which the runtime
 * closes idle connections; a request on one of them would fail.
 */
const settled = () => pause(50);

function countsOf(tables: readonly Rows[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { table, values } of tables) counts[table] = (counts[table] ?? 0) + values.length;
  return counts;
}

/** Every row of the marketplace, in the order in which foreign keys allow them, and the provider's side of its payments. */
export function buildMarketplace(source: Source, now: number, origins = LOCAL_ORIGINS) {
  const calendar = calendarOf(source.catalogue, now);
  const accounts = buildAccounts(now);
  const sellers = buildSellers(source.catalogue.vendors, accounts.ids.seller, calendar);
  const { categories, shelves } = buildShelves(source, calendar);
  const catalogue = buildProducts(source.catalogue.products, shelves, calendar, diceOf("catalogue"));
  const offers = buildOffers(catalogue.products, sellers.active, calendar, diceOf("offers"));
  const history = buildHistory(offers.offers, accounts, { now, origins });
  const demoSeller = sellers.active.find(({ handle }) => handle === DEMO_SELLER)!;
  const ownerOf = new Map(sellers.members.map(({ sellerId, userId }) => [sellerId, userId]));
  const founded = sellers.sellers.map((row) => ({ ...row, ownerId: ownerOf.get(row.id)! }));
  const authority = buildAuthority(founded, { operatorId: accounts.ids.admin, now });
  const imports = buildImports(offers.offers, { sellerId: demoSeller.id, userId: accounts.ids.seller, now });
  const productIds = new Map(catalogue.products.map(({ slug, id }) => [slug, id]));
  const coverOf = new Map(
    catalogue.products.map(({ slug, source: { images } }) => [slug, shelves.hashOf(images[0]!.file)]),
  );
  const { delivered } = history;
  const { products } = catalogue;
  const { buyers, ids } = accounts;
  const sold = { delivered, offers: offers.offers, sellers: sellers.sellers };
  const readers = buyers.map(({ userId }) => userId);
  const said = [
    ...buildReviews({ products, delivered, readers, demoBuyerId: ids.buyer, hashOf: shelves.hashOf }, calendar),
    ...buildOpinions({ ...sold, buyers, ids, demoSeller, ownerOf, now }),
  ];
  const tables = [
    rowsOf(user, [...accounts.users, ...sellers.users]),
    rowsOf(operator, accounts.operators),
    rowsOf(address, accounts.addresses),
    rowsOf(seller, sellers.sellers),
    rowsOf(sellerMember, sellers.members),
    ...authority.tables,
    rowsOf(category, categories),
    ...buildAttributes(source.catalogue.products, shelves),
    ...catalogue.tables,
    ...buildTexts(categories, catalogue.products, now),
    ...offers.tables,
    ...buildProposals({
      products: catalogue.products,
      offers: offers.offers,
      sellers: sellers.active,
      shelves,
      operatorId: accounts.ids.admin,
      now,
    }),
    ...history.tables,
    ...buildLists(offers.offers, accounts.ids.buyer, now),
    ...said,
    ...imports.tables,
    ...buildPromotions({ sellerId: demoSeller.id, now }),
    ...buildCuration(productIds, now),
    buildViews(products, delivered, now),
    ...buildCollections({
      productIds,
      coverOf: (slug) => coverOf.get(slug)!,
      editorId: accounts.ids.admin,
      now,
    }),
    ...buildContent({ coverOf: (slug) => coverOf.get(slug), editorId: accounts.ids.admin, now }),
  ];
  return {
    tables,
    changes: [...imports.changes, ...history.changes],
    atProvider: history.atProvider,
    files: [...imports.files, ...authority.files],
  };
}
