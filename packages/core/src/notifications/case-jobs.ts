// Mails that follow the steps of a return and a claim, and a message that was written.
import {
  type ClaimStatus,
  formatDay,
  formatMoney,
  type Id,
  isoDay,
  type Market,
  MARKETS,
  type NoticeKind,
  type NoticeParams,
  type ReturnStatus,
} from "@stoa/contract";
import { and, claimEvent, eq, message, returnEvent, thread } from "@stoa/db";
import { claimDueAt, claimRow, claimView } from "../claims/index.ts";
import type { SystemCtx } from "../kernel/index.ts";
import { type OrderRow, orderRow, purchaseKey } from "../orders/index.ts";
import { returnDueAt, returnRow, returnView } from "../returns/index.ts";
import { tellBuyer, tellOperators, tellTeam } from "./telling.ts";
import {
  CASE_WORDS,
  type CaseNews,
  type CaseWords,
  caseNewsMail,
  SELLER_WORDS,
  type SellerWords,
} from "./templates/index.ts";

/** What a mail tells: its words, and what somebody wrote, set apart. */
interface Told extends CaseNews {
  quoted?: { title: string; text: string } | undefined;
}

/** Where a mail belongs. The order stands in its key, so that it goes when the buyer is forgotten. */
interface Occasion {
  template: string;
  order: OrderRow;
  subjectId: string;
  path: string;
  /** How each side's notices call it, and what they name beside the order. */
  buyerKind: NoticeKind;
  sellerKind: NoticeKind;
  params: NoticeParams;
}

/** What every notice of a case names. */
const namedBy = ({ order }: Occasion): NoticeParams => ({
  orderId: order.seller_order.id,
  purchaseId: order.purchase.id,
  number: order.seller_order.number,
});

async function tellCustomer(
  ctx: SystemCtx,
  of: Occasion,
  tell: (words: CaseWords, day: (atMs: number) => string, market: Market) => Told | null,
  label: "view" | "answer" = "view",
): Promise<void> {
  const { purchase: bought, seller_order: order } = of.order;
  const market: Market = MARKETS[order.market];
  const words = CASE_WORDS[market.language];
  const told = tell(words, (atMs) => formatDay(isoDay(atMs, market.timeZone), market.locale), market);
  if (!told || bought.email === "") return;
  const url = `${ctx.origins.buyer}/${order.market}${of.path}?key=${await purchaseKey(ctx, order.purchaseId)}`;
  const subjectId = `${order.id}:${of.subjectId}:buyer`;
  await tellBuyer(
    ctx,
    bought,
    {
      kind: of.buyerKind,
      fact: `${of.template}:${subjectId}`,
      params: { ...namedBy(of), ...of.params, seller: of.order.seller.name },
    },
    {
      template: of.template,
      subjectId,
      content: caseNewsMail({ reading: market, ...told, button: { label: words[label], url }, reason: words.reason }),
    },
  );
}

async function tellSeller(
  ctx: SystemCtx,
  of: Occasion,
  tell: (words: SellerWords, market: Market) => Told | undefined,
): Promise<void> {
  const { seller_order: order, seller: by } = of.order;
  if (!tell(SELLER_WORDS.en, MARKETS.us)) return;
  const subjectId = `${order.id}:${of.subjectId}:seller`;
  const fact = {
    kind: of.sellerKind,
    fact: `${of.template}:${subjectId}`,
    params: { ...namedBy(of), ...of.params },
  };
  await tellTeam(ctx, order.sellerId, fact, (reading) => {
    const words = SELLER_WORDS[reading.language];
    return {
      template: of.template,
      subjectId,
      content: caseNewsMail({
        reading,
        ...tell(words, reading)!,
        button: { label: words.open, url: `${ctx.origins.seller}${of.path}` },
        reason: words.ownerReason(by.name),
      }),
    };
  });
}

const quotedBy = (title: string, text: string) => (text === "" ? undefined : { title, text });

/** The sides of a return learn of its step. */
export async function mailReturn(ctx: SystemCtx, job: { returnId: Id<"return">; version: number }): Promise<void> {
  const row = await returnRow(ctx, job.returnId);
  const view = await returnView(ctx.db, row);
  const [event] = await ctx.db
    .select()
    .from(returnEvent)
    .where(and(eq(returnEvent.returnId, job.returnId), eq(returnEvent.version, job.version)));
  if (!event) return;
  const { orderNumber: number, seller } = view;
  const until = returnDueAt(event.status, event.at) ?? event.at;
  const occasion: Occasion = {
    template: `return_${event.status}`,
    order: row.order,
    subjectId: `${job.returnId}:${job.version}`,
    path: `/returns/${job.returnId}`,
    buyerKind: "return_moved",
    sellerKind: "sale_returned",
    params: { returnId: job.returnId, status: event.status },
  };
  await tellCustomer(ctx, occasion, (words, day, { locale }) => {
    const news: Record<ReturnStatus, () => Told | null> = {
      requested: () => words.requested(number, seller.name),
      approved: () => ({
        ...words.approved(number, seller.name, day(until)),
        quoted: { title: words.instructions, text: view.instructions || words.noInstructions },
      }),
      sent: () => null,
      received: () => words.received(number, seller.name, day(until)),
      refunded: () =>
        view.refund &&
        words.refunded(
          number,
          formatMoney(view.refund.amountMinor, view.currency, locale),
          view.refund.creditMinor === view.refund.amountMinor ? "credit" : "original",
        ),
      refused: () => ({
        ...words.refused(number, seller.name),
        quoted: quotedBy(words.because, view.refusedBecause),
      }),
      cancelled: () => null,
      expired: () => words.expired(number),
    };
    return news[event.status]();
  });
  const isOfMarketplace = event.actor.startsWith("system:");
  await tellSeller(ctx, occasion, ({ returns }) => {
    const news: Partial<Record<ReturnStatus, Told>> = {
      requested: returns.requested(number),
      approved: returns.approved(number),
      sent: returns.sent(number, `${view.carrier} ${view.trackingNumber}`),
      ...(isOfMarketplace ? { received: returns.received(number), refunded: returns.refunded(number) } : {}),
      cancelled: returns.cancelled(number),
    };
    return news[event.status];
  });
}

/** The sides of a claim learn of its step. */
export async function mailClaim(ctx: SystemCtx, job: { claimId: Id<"claim">; version: number }): Promise<void> {
  const row = await claimRow(ctx, job.claimId);
  const view = await claimView(ctx.db, row);
  const [event] = await ctx.db
    .select()
    .from(claimEvent)
    .where(and(eq(claimEvent.claimId, job.claimId), eq(claimEvent.version, job.version)));
  if (!event) return;
  const { orderNumber: number, seller } = view;
  const until = claimDueAt(event.status, event.at) ?? event.at;
  const occasion: Occasion = {
    template: `claim_${event.status}`,
    order: row.order,
    subjectId: `${job.claimId}:${job.version}`,
    path: `/claims/${job.claimId}`,
    buyerKind: "claim_moved",
    sellerKind: "sale_claimed",
    params: { claimId: job.claimId, status: event.status },
  };
  await tellCustomer(ctx, occasion, (words, day, { locale }) => {
    const decision = quotedBy(words.because, view.decisionNote);
    const news: Record<ClaimStatus, () => Told | null> = {
      open: () => words.claimOpen(number, seller.name),
      answered: () => ({
        ...words.claimAnswered(number, seller.name, day(until)),
        quoted: quotedBy(seller.name, view.answerNote),
      }),
      escalated: () => words.claimEscalated(number),
      denied: () => ({ ...words.claimDenied(number, day(until)), quoted: decision }),
      appealed: () => words.claimEscalated(number),
      resolved: () => ({
        ...(view.refund
          ? words.claimRefunded(number, formatMoney(view.refund.amountMinor, view.currency, locale))
          : words.claimResolved(number)),
        quoted: decision,
      }),
      closed: () => ({ ...words.claimClosed(number), quoted: decision }),
      withdrawn: () => null,
    };
    return news[event.status]();
  });
  await tellSeller(ctx, occasion, ({ claims }, reading) => {
    const { refund } = view;
    const news: Partial<Record<ClaimStatus, Told>> = {
      open: { ...claims.open(number), quoted: quotedBy(claims.customerWrites, view.note) },
      escalated: claims.escalated(number),
      denied: claims.denied(number),
      appealed: claims.appealed(number),
      resolved: {
        ...(refund
          ? claims.refunded(
              number,
              formatMoney(refund.amountMinor, view.currency, reading.locale),
              refund.borneBy === "seller",
            )
          : claims.resolved(number)),
        quoted: quotedBy(claims.decision, view.decisionNote),
      },
      closed: claims.closed(number),
      withdrawn: claims.withdrawn(number),
    };
    return news[event.status];
  });
  if (event.status === "escalated" || event.status === "appealed")
    await tellOperators(ctx, {
      kind: "claim_waits",
      fact: `claim_waits:${job.claimId}:${job.version}`,
      params: { claimId: job.claimId, number, status: event.status },
    });
}

/** Whoever did not write a message learns of it, with the text as the thread shows it: without contact details. */
export async function mailMessage(ctx: SystemCtx, job: { messageId: Id<"message"> }): Promise<void> {
  const [row] = await ctx.db
    .select({ message, orderId: thread.orderId })
    .from(message)
    .innerJoin(thread, eq(thread.id, message.threadId))
    .where(eq(message.id, job.messageId));
  if (!row) return;
  const order = await orderRow(ctx, row.orderId);
  const { side, text } = row.message;
  const { number } = order.seller_order;
  const occasion: Occasion = {
    template: "message",
    order,
    subjectId: job.messageId,
    path: `/messages/${row.orderId}`,
    buyerKind: "message_written",
    sellerKind: "customer_wrote",
    params: { side },
  };
  if (side !== "buyer")
    await tellCustomer(
      ctx,
      occasion,
      (words) => ({
        ...words.message(number, side === "seller" ? order.seller.name : words.marketplace),
        quoted: { title: "", text },
      }),
      "answer",
    );
  if (side !== "seller")
    await tellSeller(ctx, occasion, (words) => ({
      ...words.message(number, side === "buyer"),
      quoted: { title: "", text },
    }));
}
