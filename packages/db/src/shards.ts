// Which of several market databases a row is in, once one of them is not enough: products by a hash of their id, purchases by a
// hash of theirs among the databases that there were when it was made. The deployed product has one database and does not come
// here; apps/worker/src/shards.test.ts proves it with four, and docs/scale.md says what is missing for more.
import { DomainError, type Id, madeAt } from "@stoa/contract";
import { connect, type Database } from "./connect.ts";

/** The databases of a deployment by the names of their bindings: `DB`, `DB_1`, `DB_2`… */
export type Bindings = Readonly<Record<string, D1Database>>;

/** Products on their way from one set of databases to another. */
export interface Move {
  /** The databases there will be. */
  readonly to: readonly string[];
  /**
   * `copying`: rows are copied, all reads and writes still go where they went. `closing`: those products take no writes, so that
   * the last changes can be copied. `switched`: writes go to the new place; reads, too, and where nothing is found, to the old.
   */
  readonly phase: "copying" | "closing" | "switched";
}

/** Where things are. Plain data: one row of a setting, the same for every Worker. */
export interface ShardMap {
  readonly products: { readonly in: readonly string[]; readonly move: Move | null };
  /** Purchases never move: each epoch holds for those made from `fromAt` on. The oldest first, its `fromAt` 0. */
  readonly purchases: readonly { readonly fromAt: number; readonly in: readonly string[] }[];
}

/** A 32-bit hash of a text: FNV-1a, then mixed so that neighbouring texts are far apart. */
function hash(text: string): number {
  let h = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01_00_01_93);
  h = Math.imul(h ^ (h >>> 16), 0x85_eb_ca_6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2_b2_ae_35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The name, of several, that a key belongs to (rendezvous hashing): every key has an order of preference of its own among the
 * names, so one more name takes its share from each of the others and moves nothing between them. Names are never empty.
 */
export function homeOf(names: readonly string[], key: string): string {
  let best = "";
  let bestScore = -1;
  for (const name of names) {
    const score = hash(`${name}/${key}`);
    if (score > bestScore || (score === bestScore && name < best)) [best, bestScore] = [name, score];
  }
  return best;
}

/** The databases that purchases made at this time are in. */
function epochAt(map: ShardMap, atMs: number): readonly string[] {
  return (map.purchases.findLast(({ fromAt }) => fromAt <= atMs) ?? map.purchases[0]!).in;
}

/** The name of the database of a purchase: its id carries all that is needed. */
export const purchaseHome = (map: ShardMap, id: Id<"purchase">): string => homeOf(epochAt(map, madeAt(id)), id);

/**
 * An id for a new purchase in the database of its `principal` (who buys), so that a request made again meets the first one's
 * row whatever its id. `make` makes an id, again until one falls there: as often as there are databases, on average.
 */
export function purchaseIdFor(map: ShardMap, principal: string, make: () => Id<"purchase">): Id<"purchase"> {
  for (;;) {
    const id = make();
    const names = epochAt(map, madeAt(id));
    if (homeOf(names, id) === homeOf(names, principal)) return id;
  }
}

/** Where a product's rows are read first, and, while Workers learn of a switch at different moments, where they may still be. */
export function productHomes({ products }: ShardMap, id: Id<"product">): readonly [home: string, ...before: string[]] {
  const before = homeOf(products.in, id);
  const after = products.move ? homeOf(products.move.to, id) : before;
  if (products.move?.phase !== "switched" || before === after) return [before];
  return [after, before];
}

/** Whether a move takes a product from one database to another. */
export const isMoving = ({ products }: ShardMap, id: Id<"product">): boolean =>
  products.move !== null && homeOf(products.in, id) !== homeOf(products.move.to, id);

/** Several databases behind the functions that callers have for one. */
export class Shards {
  readonly map: ShardMap;
  private readonly connections: ReadonlyMap<string, Database>;

  /** @throws a database of the map that is not bound */
  constructor(bindings: Bindings, map: ShardMap) {
    this.map = map;
    const { products, purchases } = map;
    const names = new Set([...products.in, ...(products.move?.to ?? []), ...purchases.flatMap((epoch) => epoch.in)]);
    const bound = [...names].map((name): [string, Database] => {
      const binding = bindings[name];
      if (!binding) throw new Error(`The shard map names ${name}, which is not bound.`);
      return [name, connect(binding)];
    });
    this.connections = new Map(bound);
  }

  /** The database of this name. */
  named(name: string): Database {
    return this.connections.get(name)!;
  }

  /**
   * The database in which what belongs to a product or a purchase is written, in one batch.
   * @throws OVERLOADED the product is being moved; to be tried again in a moment
   */
  databaseOf(id: Id<"product"> | Id<"purchase">): Database {
    if (isPurchase(id)) return this.named(purchaseHome(this.map, id));
    if (this.map.products.move?.phase === "closing" && isMoving(this.map, id)) throw new DomainError("OVERLOADED");
    return this.named(productHomes(this.map, id)[0]);
  }

  /** What `read` finds of a product or purchase: in its database, or in the one where it was until a moment ago. */
  async find<T>(
    id: Id<"product"> | Id<"purchase">,
    read: (db: Database) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const homes = isPurchase(id) ? [purchaseHome(this.map, id)] : productHomes(this.map, id);
    for (const home of homes) {
      const found = await read(this.named(home));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * One page of a list of products over all databases, in the order of `compare`, which has to be the order of `page`. `page`
   * reads the next of one database after an item of it. Copies that are on their way, or left behind, are not in it.
   */
  async products<T>(list: ProductList<T>): Promise<T[]> {
    const { in: before, move } = this.map.products;
    const names = [...new Set([...before, ...(move?.phase === "switched" ? move.to : [])])];
    const isHome = (item: T, name: string) => productHomes(this.map, list.idOf(item))[0] === name;
    return await merged(
      names.map((name) => ({
        next: (after: T | null) => list.page(this.named(name), after),
        isIn: (item: T) => isHome(item, name),
      })),
      list,
    );
  }

  /** One page of a list of purchases, or of what is under them, over all databases that ever took some. */
  async purchases<T>(list: Omit<ProductList<T>, "idOf">): Promise<T[]> {
    const names = [...new Set(this.map.purchases.flatMap((epoch) => epoch.in))];
    return await merged(
      names.map((name) => ({ next: (after: T | null) => list.page(this.named(name), after), isIn: () => true })),
      list,
    );
  }
}

/** A list that every database has a part of. */
export interface ProductList<T> {
  /** The items of one database after an item, in order, as many as it likes; none: there are no more. `null` is the beginning. */
  page(db: Database, after: T | null): Promise<T[]>;
  compare(a: T, b: T): number;
  idOf(item: T): Id<"product">;
  /** After which item the page begins, wherever that is; null: the first page. */
  after: T | null;
  limit: number;
}

const isPurchase = (id: Id<"product"> | Id<"purchase">): id is Id<"purchase"> => id.startsWith("pur_");

interface Source<T> {
  next(after: T | null): Promise<T[]>;
  isIn(item: T): boolean;
}

/** Merges lists that are each in order, reading no further in any of them than it must. */
async function merged<T>(
  sources: readonly Source<T>[],
  { compare, after, limit }: Pick<ProductList<T>, "compare" | "after" | "limit">,
): Promise<T[]> {
  const heads = await Promise.all(
    sources.map(async (source) => {
      let waiting: T[] = [];
      let last = after;
      let isDone = false;
      /** The next item of this source, which stays there until it is taken. */
      const peek = async (): Promise<T | undefined> => {
        while (waiting.length === 0 && !isDone) {
          const page = await source.next(last);
          isDone = page.length === 0;
          last = page.at(-1) ?? last;
          waiting = page.filter((item) => source.isIn(item));
        }
        return waiting[0];
      };
      return { head: await peek(), advance: async () => (waiting.shift(), await peek()) };
    }),
  );
  const items: T[] = [];
  while (items.length < limit) {
    const least = heads
      .filter(({ head }) => head !== undefined)
      .reduce<(typeof heads)[number] | null>(
        (best, one) => (best && compare(best.head!, one.head!) <= 0 ? best : one),
        null,
      );
    if (!least) break;
    items.push(least.head!);
    least.head = await least.advance();
  }
  return items;
}
