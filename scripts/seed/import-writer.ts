// Writes records of an import file to the market database, and what they name that is not there yet.
import { createHash } from "node:crypto";
import { type Id, newId } from "@stoa/contract";
import { slugOf } from "@stoa/core/catalog";
import {
  attribute,
  category,
  offer,
  offerPrice,
  product,
  productAttribute,
  seller,
  sellerMember,
  stock,
  user,
  variant,
} from "@stoa/db";
import { account } from "./accounts.ts";
import { diceOf } from "./dice.ts";
import { attributeOf, type ImportAttribute, type ImportRecord, partNumberOf } from "./import-record.ts";
import type { MarketFile } from "./market-file.ts";
import { type Rows, rowsOf } from "./write.ts";

/** For what a file does not say. */
const ABSENT = { seller: "import", createdAt: "2025-01-01", stock: 10, country: "US", commissionBps: 1_200 };
const GRAMS = 500;

/** A category of the tree. */
interface Branch {
  id: Id<"category">;
  path: string;
  level: number;
}

type Parts = {
  products: (typeof product.$inferInsert)[];
  attributes: (typeof productAttribute.$inferInsert)[];
  variants: (typeof variant.$inferInsert)[];
  offers: (typeof offer.$inferInsert)[];
  prices: (typeof offerPrice.$inferInsert)[];
  stocks: (typeof stock.$inferInsert)[];
};

/** Takes records in, some thousand at a time, and remembers what it made for those before. */
export class ImportWriter {
  readonly #market: MarketFile;
  readonly #branches: Map<string, Branch>;
  readonly #takenSlugs: Set<string>;
  readonly #sellers: Map<string, Id<"seller">>;
  readonly #attributes: Map<string, { kind: string; unit: string | null }>;
  /** Rows that must be there before the products of the present parcel. */
  #named: Rows[] = [];

  constructor(market: MarketFile) {
    this.#market = market;
    const categories = market.rows<[Id<"category">, Id<"category"> | null, string, string, string, number]>(
      "SELECT id, parent_id, name, slug, path, level FROM category",
    );
    this.#branches = new Map(
      categories.map(([id, parentId, name, , path, level]) => [nameIn(parentId, name), { id, path, level }]),
    );
    this.#takenSlugs = new Set(categories.map(([, , , slug]) => slug));
    this.#sellers = new Map(market.rows<[string, Id<"seller">]>("SELECT handle, id FROM seller"));
    this.#attributes = new Map(
      market
        .rows<[string, string, string | null]>("SELECT key, kind, unit FROM attribute")
        .map(([key, kind, unit]) => [key, { kind, unit }]),
    );
  }

  /** Writes the records that are not there yet, all or none of them, and says how many those were. */
  write(records: readonly ImportRecord[]): number {
    const withIds = new Map(records.map((record) => [productIdOf(record), record]));
    const there = this.#market.rows<[Id<"product">]>(
      "SELECT id FROM product WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify([...withIds.keys()]),
    );
    for (const [id] of there) withIds.delete(id);
    const rows: Parts = { products: [], attributes: [], variants: [], offers: [], prices: [], stocks: [] };
    for (const [id, record] of withIds) this.#add(id, record, rows);
    this.#market.insert([
      ...this.#named,
      rowsOf(product, rows.products),
      rowsOf(productAttribute, rows.attributes),
      rowsOf(variant, rows.variants),
      rowsOf(offer, rows.offers),
      rowsOf(offerPrice, rows.prices),
      rowsOf(stock, rows.stocks),
    ]);
    this.#named = [];
    return withIds.size;
  }

  #add(productId: Id<"product">, record: ImportRecord, rows: Parts): void {
    const { title, brand, description, price, synthetic } = record;
    const branch = this.#categoryOf(record.category);
    const createdAt = createdAtOf(record);
    const dice = diceOf(`import ${record.id}`);
    const ratingCount = synthetic.rating === undefined ? 0 : (synthetic.ratingCount ?? 0);
    rows.products.push({
      id: productId,
      slug: `${slugOf(title)}-${productId.slice(-8)}`,
      title,
      brand: brand || "No brand",
      description: description ?? "",
      categoryId: branch.id,
      status: "active",
      ratingSum: Math.round((synthetic.rating ?? 0) * ratingCount),
      ratingCount,
      soldCount: ratingCount * 8,
      createdAt,
      updatedAt: createdAt,
    });
    for (const [position, each] of attributesOf(record).entries()) {
      const { key, label, text, unit } = each;
      const number = this.#numberOf(each);
      rows.attributes.push({ productId, key, label, text, number, unit, position });
    }
    const [variantId, offerId] = [dice.id("variant", createdAt), dice.id("offer", createdAt)];
    const times = { createdAt, updatedAt: createdAt };
    rows.variants.push({ id: variantId, productId, sku: partNumberOf(record), weightGrams: GRAMS, position: 0 });
    rows.offers.push({ id: offerId, sellerId: this.#sellerOf(synthetic.seller ?? ABSENT.seller), variantId, ...times });
    rows.prices.push({ offerId, currency: price.currency, priceMinor: price.amount });
    rows.stocks.push({ offerId, onHand: synthetic.stock ?? ABSENT.stock });
  }

  /** The category at the end of a path of names; what is missing of it is made. */
  #categoryOf(names: readonly string[]): Branch {
    let branch = null as Branch | null;
    for (const name of names) {
      const parent: Branch | null = branch;
      branch = this.#branches.get(nameIn(parent?.id, name)) ?? this.#grow(parent, name);
    }
    return branch!;
  }

  #grow(parent: Branch | null, name: string): Branch {
    const slug = slugsFor(name, parent).find((one) => !this.#takenSlugs.has(one))!;
    const path = parent === null ? slug : `${parent.path}/${slug}`;
    const id = diceOf(`category ${path}`).id("category", Date.parse(ABSENT.createdAt));
    const branch: Branch = { id, path, level: (parent?.level ?? 0) + 1 };
    const position = this.#branches.size;
    this.#named.push(rowsOf(category, [{ ...branch, parentId: parent?.id ?? null, slug, name, position }]));
    this.#branches.set(nameIn(parent?.id, name), branch);
    this.#takenSlugs.add(slug);
    return branch;
  }

  #sellerOf(name: string): Id<"seller"> {
    const handle = slugOf(name);
    const standing = this.#sellers.get(handle);
    if (standing !== undefined) return standing;
    const dice = diceOf(`seller ${handle}`);
    const createdAt = Date.parse(ABSENT.createdAt);
    const id = dice.id("seller", createdAt);
    const owner = account(dice, { email: `owner@${handle}.demo.stoa`, name, createdAt });
    const { country, commissionBps } = ABSENT;
    this.#named.push(
      rowsOf(user, [owner]),
      rowsOf(seller, [{ id, handle, name, country, status: "active", commissionBps, createdAt }]),
      rowsOf(sellerMember, [{ sellerId: id, userId: owner.id, role: "owner" }]),
    );
    this.#sellers.set(handle, id);
    return id;
  }

  /** The number, where it is in the attribute's own unit: that of the first value there ever was. */
  #numberOf({ key, label, kind, unit, number }: ImportAttribute): number | null {
    const standing = this.#attributes.get(key);
    if (standing !== undefined) return standing.kind === "number" && standing.unit === unit ? number : null;
    this.#attributes.set(key, { kind, unit });
    this.#named.push(rowsOf(attribute, [{ key, label, kind, unit }]));
    return number;
  }
}

/** Always the same for a record's id: whoever imports it again finds it there. */
function productIdOf(record: ImportRecord): Id<"product"> {
  return newId(
    "product",
    createdAtOf(record),
    new Uint8Array(createHash("sha256").update(record.id).digest().subarray(0, 16)),
  );
}

/** The attributes of a record, each key once. */
function attributesOf({ attributes }: ImportRecord): ImportAttribute[] {
  const all = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

const createdAtOf = ({ synthetic }: ImportRecord): number => Date.parse(synthetic.createdAt ?? ABSENT.createdAt);

/** What a category is found by: its name, in whatever letters, within its parent. */
const nameIn = (parentId: Id<"category"> | null | undefined, name: string): string =>
  `${parentId ?? ""} ${name.toLowerCase()}`;

/** Slugs for a name, the best first: they are unique in the whole tree, so another branch may have one already. */
function slugsFor(name: string, parent: Branch | null): string[] {
  const slug = slugOf(name.replaceAll("&", " and "));
  const above = parent === null ? "all" : parent.path.split("/").at(-1)!;
  return [slug, `${above}-${slug}`, ...Array.from({ length: 50 }, (_, i) => `${above}-${slug}-${i + 2}`)];
}
