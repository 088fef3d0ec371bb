// Mails that follow the steps of a return and a claim, and a message that was written.
import {
  type ClaimStatus,
  formatDay,
  formatMoney,
  type Id,
  isoDay,
  type Market,
  MARKETS,
  type ReturnStatus,
} from "@stoa/contract";
import { and, claimEvent, eq, message, returnEvent, thread } from "@stoa/db";
import { claimDueAt, claimRow, claimView } from "../claims/index.ts";
import type { SystemCtx } from "../kernel/index.ts";
import { type OrderRow, orderRow, purchaseKey } from "../orders/index.ts";
import { returnDueAt, returnRow, returnView } from "../returns/index.ts";
import { ownerOf } from "./owner.ts";
import { CASE_WORDS, type CaseNews, type CaseWords, caseNewsMail } from "./templates/index.ts";
import { write } from "./writing.ts";

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
}

async function tellBuyer(
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
  await write(
    ctx,
    { template: of.template, subjectId: `${order.id}:${of.subjectId}:buyer`, to: bought.email },
    caseNewsMail({ reading: market, ...told, button: { label: words[label], url }, reason: words.reason }),
  );
}

async function tellSeller(ctx: SystemCtx, of: Occasion, told: Told | null): Promise<void> {
  const { seller_order: order, seller: by } = of.order;
  const to = told && (await ownerOf(ctx, order.sellerId));
  if (!told || !to) return;
  await write(
    ctx,
    { template: of.template, subjectId: `${order.id}:${of.subjectId}:seller`, to },
    caseNewsMail({
      reading: { language: "en", direction: "ltr" },
      ...told,
      button: { label: "Open it", url: `${ctx.origins.seller}${of.path}` },
      reason: `You get this mail because you own ${by.name} on Stoa.`,
    }),
  );
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
  };
  await tellBuyer(ctx, occasion, (words, day, { locale }) => {
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
  const toSeller: Partial<Record<ReturnStatus, Told>> = {
    requested: {
      subject: `A return for order ${number} waits for you`,
      opening: "It is outside the window, so you decide. After 24 hours it is approved.",
    },
    approved: {
      subject: `A return for order ${number} is approved`,
      opening: "It is inside the policy, or you have approved it. You hear from us when it is on its way.",
    },
    sent: {
      subject: `A return for order ${number} is on its way to you`,
      opening: `${view.carrier} ${view.trackingNumber}. Tell us what has arrived, and what can be sold again.`,
    },
    ...(isOfMarketplace
      ? {
          received: {
            subject: `A return for order ${number} counts as received`,
            opening: "It was on its way for 14 days. Give the money back within two working days, or we do.",
          },
          refunded: {
            subject: `We have refunded the return for order ${number}`,
            opening: "Two working days after its receipt the money was not back. It was taken from your balance.",
          },
        }
      : {}),
    cancelled: { subject: `The return for order ${number} was called off`, opening: "The customer keeps the things." },
  };
  await tellSeller(ctx, occasion, toSeller[event.status] ?? null);
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
  };
  await tellBuyer(ctx, occasion, (words, day, { locale }) => {
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
  const toSeller: Partial<Record<ClaimStatus, Told>> = {
    open: {
      subject: `A claim about order ${number} waits for you`,
      opening: "Answer within 48 hours. After that the marketplace decides.",
      quoted: quotedBy("The customer writes", view.note),
    },
    escalated: {
      subject: `The claim about order ${number} is with the marketplace`,
      opening: "We look at what both of you wrote, and decide within three days.",
    },
    denied: { subject: `The claim about order ${number} was denied`, opening: "The customer can appeal once." },
    appealed: {
      subject: `The claim about order ${number} is looked at once more`,
      opening: "The customer has appealed.",
    },
    resolved: {
      subject: `The claim about order ${number} is settled`,
      opening: view.refund
        ? `${formatMoney(view.refund.amountMinor, view.currency, "en-US")} go back to the customer; ${view.refund.borneBy === "seller" ? "you bear them" : "the marketplace bears them"}.`
        : "See what comes next in the claim.",
      quoted: quotedBy("The decision", view.decisionNote),
    },
    closed: { subject: `The claim about order ${number} is closed`, opening: "There is nothing more to do." },
    withdrawn: { subject: `The claim about order ${number} was withdrawn`, opening: "There is nothing more to do." },
  };
  await tellSeller(ctx, occasion, toSeller[event.status] ?? null);
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
  };
  if (side !== "buyer")
    await tellBuyer(
      ctx,
      occasion,
      (words) => ({
        ...words.message(number, side === "seller" ? order.seller.name : words.marketplace),
        quoted: { title: "", text },
      }),
      "answer",
    );
  if (side !== "seller")
    await tellSeller(ctx, occasion, {
      subject: `A message about order ${number}`,
      opening: side === "buyer" ? "The customer writes:" : "The marketplace writes:",
      quoted: { title: "", text },
    });
}
