// Letters about orders: what the demo seller still has to answer, what was answered, and one that its buyer reports.
import { HOUR_MS, type Id } from "@stoa/contract";
import { message, messageReport, quickReply, thread } from "@stoa/db";
import { DEMO_SELLER } from "../sellers.ts";
import { rowsOf, type Rows } from "../write.ts";
import { type Letter, LETTERS, OWN_LETTER, QUICK_REPLIES, REPORTED } from "./cases-list.ts";
import { type Desk, named, take, tell } from "./desk.ts";
import type { MadeOrder, MadePurchase } from "./purchases.ts";

interface Written {
  threads: (typeof thread.$inferInsert)[];
  messages: (typeof message.$inferInsert)[];
}

type Sale = Pick<Desk["arrived"][number], "made" | "order">;

/** Writes what was said about one order; gives the last of it. */
function write(desk: Desk, of: Sale, letters: readonly Letter[], { threads, messages }: Written): Id<"message"> {
  const { row, seller } = of.order;
  const buyerId = of.made.plan.buyer.userId;
  const placedAt = of.made.settledAt;
  const at = (hoursAgo: number) => Math.round(desk.now - Math.min(hoursAgo * HOUR_MS, (desk.now - placedAt) * 0.9));
  const createdAt = at(letters[0]!.hoursAgo);
  const threadId = desk.dice.id("thread", createdAt);
  threads.push({ id: threadId, orderId: row.id, sellerId: seller.id, createdAt, updatedAt: createdAt });
  for (const { side, hoursAgo, text, original = null } of letters) {
    const writtenAt = at(hoursAgo);
    const id = desk.dice.id("message", writtenAt);
    const isOfBuyer = side === "buyer";
    messages.push({
      id,
      threadId,
      side,
      author: isOfBuyer ? `buyer:${buyerId}` : `seller:${seller.ownerId}`,
      text,
      original,
      at: writtenAt,
    });
    const fact = `message:${row.id}:${id}:${isOfBuyer ? "seller" : "buyer"}`;
    const params = { ...named(of), side };
    if (isOfBuyer)
      tell(
        desk,
        { userId: seller.ownerId, sellerId: seller.id },
        { kind: "customer_wrote", fact, params, at: writtenAt },
      );
    else
      tell(
        desk,
        { userId: buyerId },
        {
          kind: "message_written",
          fact,
          params: { ...params, seller: seller.name },
          at: writtenAt,
        },
      );
  }
  return messages.at(-1)!.id;
}

/** All letters, with the answers that the demo seller keeps. */
export function makeLetters(purchases: readonly MadePurchase[], demoBuyerId: Id<"user">, desk: Desk): Rows[] {
  const written: Written = { threads: [], messages: [] };
  const sales = purchases
    .flatMap((made) => made.orders.map((order) => ({ made, order })))
    .toSorted((a, b) => b.made.settledAt - a.made.settledAt);
  const isRunning = ({ row }: MadeOrder) => row.status !== "expired" && row.status !== "cancelled";
  const own = sales.filter(({ order }) => order.seller.handle === DEMO_SELLER && isRunning(order));
  // Orders of the last hours, of the day, and of the days before.
  [own[0], own[4], own[7]].forEach((sale, i) => {
    if (sale) write(desk, sale, LETTERS[i]!, written);
  });
  const ofDemoBuyer = sales.find(
    ({ made, order }) => made.plan.buyer.userId === demoBuyerId && order.row.status === "shipped",
  );
  if (ofDemoBuyer) write(desk, ofDemoBuyer, OWN_LETTER, written);
  const reported = take(desk, ({ order }) => order.seller.handle !== DEMO_SELLER);
  const reports: (typeof messageReport.$inferInsert)[] = [];
  if (reported) {
    const messageId = write(desk, reported, [REPORTED.letter], written);
    reports.push({ messageId, side: "buyer", reason: REPORTED.reason, at: desk.now - 20 * HOUR_MS });
  }
  const sellerId = own[0]?.order.seller.id;
  return [
    rowsOf(thread, written.threads),
    rowsOf(message, written.messages),
    rowsOf(messageReport, reports),
    rowsOf(quickReply, sellerId ? QUICK_REPLIES.map((reply) => ({ sellerId, ...reply })) : []),
  ];
}
