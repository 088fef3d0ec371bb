// The statements of a chunk: its own row, what became of its offers, and the figures that are put. A handful, whatever the
// number of offers: each takes them as one JSON value.
import type { Id } from "@stoa/contract";
import { type bulkEdit, type BulkPhase, type SQL, type Statement, sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { type ChunkItem, figureNow } from "./facts.ts";
import type { Verdict } from "./rules/judge.ts";

type WriteCtx = Pick<Ctx, "db" | "now">;

/** A bulk edit as it is stored. */
export type Edit = typeof bulkEdit.$inferSelect;

/** An offer of a chunk with what is to come of it; `verdict` is null where this phase has nothing to do with it. */
export interface JudgedItem {
  item: ChunkItem;
  verdict: Verdict | null;
}

/** A figure that is put in the place of another. */
export interface FigureWrite {
  offerId: Id<"offer">;
  was: number;
  becomes: number;
}

/** The figures that the offers of a chunk get in a phase. */
export function writesOf(phase: BulkPhase, items: readonly JudgedItem[]): FigureWrite[] {
  const outcome = phase === "running" ? "changed" : phase === "undoing" ? "undone" : null;
  return items.flatMap(({ item, verdict }) => {
    if (!verdict || verdict.outcome !== outcome || verdict.before === null || verdict.after === null) return [];
    const { before, after } = verdict;
    const [was, becomes] = phase === "undoing" ? [after, before] : [before, after];
    return [{ offerId: item.offerId, was, becomes }];
  });
}

const tally = (items: readonly JudgedItem[], outcomes: readonly string[]): number =>
  items.filter(({ verdict }) => verdict && outcomes.includes(verdict.outcome)).length;

/** The chunk's own row, and what became of its offers. First in the batch: what is done, or was changed by others, is refused. */
export function recordStatements(
  { db, now }: WriteCtx,
  edit: Edit,
  place: { phase: BulkPhase; step: number; toPosition: number },
  items: readonly JudgedItem[],
): Statement[] {
  const writes = writesOf(place.phase, items);
  const verdicts = items.flatMap(({ item, verdict }) =>
    verdict ? [{ bulkId: edit.id, position: item.position, ...verdict }] : [],
  );
  const done = tally(items, ["planned", "changed", "undone"]);
  const failed = tally(items, ["blocked", "failed", "left"]);
  return [
    db.run(sql`
      INSERT INTO bulk_chunk SELECT ${edit.id}, ${place.phase}, ${place.step}, ${place.toPosition}, ${done}, ${tally(items, ["same"])}, ${failed},
        ${writes.length}, (SELECT count(*) FROM json_each(${JSON.stringify(writes)}) w
          WHERE ${figureNow(edit.change, sql`w.value ->> 'offerId'`)} = w.value ->> 'was'), ${now()}`),
    db.run(sql`
      UPDATE bulk_item SET outcome = w.value ->> 'outcome', code = w.value ->> 'code', before = w.value ->> 'before', after = w.value ->> 'after'
      FROM json_each(${JSON.stringify(verdicts)}) w WHERE bulk_item.bulk_id = w.value ->> 'bulkId' AND bulk_item.position = w.value ->> 'position'`),
  ];
}

/** The statements that put the figures. */
export function putStatements(
  { db, now }: WriteCtx,
  { change, sellerId }: Edit,
  writes: readonly FigureWrite[],
): Statement[] {
  if (writes.length === 0) return [];
  const rows = JSON.stringify(writes);
  // Every offer that is changed comes to the front of its list. The `+` keeps the database from going through all offers
  // of the seller for each of these.
  const offers = (figure: SQL) =>
    db.run(sql`
      UPDATE offer SET ${figure} updated_at = ${now()} FROM json_each(${rows}) w
      WHERE offer.id = w.value ->> 'offerId' AND +offer.seller_id = ${sellerId}`);
  switch (change.kind) {
    case "price_set":
    case "price_by":
      return [
        db.run(sql`
          UPDATE offer_price SET price_minor = w.value ->> 'becomes', changed_at = ${now()} FROM json_each(${rows}) w
          WHERE offer_price.offer_id = w.value ->> 'offerId' AND offer_price.currency = ${change.currency}`),
        offers(sql``),
      ];
    case "stock_set":
    case "stock_by":
      return [
        db.run(sql`
          UPDATE stock SET on_hand = w.value ->> 'becomes' FROM json_each(${rows}) w
          WHERE stock.offer_id = w.value ->> 'offerId'`),
        offers(sql``),
      ];
    case "status":
      return [offers(sql`status = iif(w.value ->> 'becomes' = 1, 'active', 'paused'),`)];
    case "handling":
      return [offers(sql`handling_days = w.value ->> 'becomes',`)];
  }
}
