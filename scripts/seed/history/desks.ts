// Everything that waits for somebody on the first day of the demo, in the order in which it can be written.
import type { Id } from "@stoa/contract";
import { notice, orderFreeze } from "@stoa/db";
import { diceOf } from "../dice.ts";
import { rowsOf } from "../write.ts";
import type { Books } from "./books.ts";
import { type MadeCases, makeClaims, makeReturns } from "./cases.ts";
import { emptyDesk } from "./desk.ts";
import { makeDispute } from "./dispute.ts";
import { makeLetters } from "./letters.ts";
import type { MadePurchase } from "./purchases.ts";

/** Fills the desks. What the dispute freezes goes into `books`, which are those of the purchases, one by one. */
export function makeDesks(
  purchases: readonly MadePurchase[],
  books: readonly Books[],
  of: { now: number; operatorId: Id<"user">; demoBuyerId: Id<"user"> },
): MadeCases {
  const desk = emptyDesk(purchases, { dice: diceOf("desk"), now: of.now, operatorId: of.operatorId });
  const booksOf = new Map(purchases.map(({ row }, i) => [row.id, books[i]!]));
  const disputed = makeDispute(booksOf, desk);
  const returns = makeReturns(desk);
  const claims = makeClaims(desk);
  const letters = makeLetters(purchases, of.demoBuyerId, desk);
  return {
    tables: [
      ...disputed,
      ...returns.tables,
      ...claims.tables,
      ...letters,
      rowsOf(orderFreeze, desk.freezes),
      rowsOf(notice, desk.notices),
    ],
    changes: [...returns.changes, ...claims.changes],
  };
}
