// Payments and ledger of the order history: the facts that a provider would have told, and the transactions that real
// orders cause.
import { type Currency, type Id, MARKETS, MINUTE_MS, SECOND_MS } from "@stoa/contract";
import { type Accounts, cashAccounts, owedTo, refundAccounts, saleAccounts } from "@stoa/core/ledger";
import type { ledgerEntry, ledgerTxn, payment, paymentEvent, refund, refundLine, restock } from "@stoa/db";
import type { PastPayment } from "@stoa/providers";
import type { Dice } from "../dice.ts";
import type { MadeOrder, MadePurchase } from "./purchases.ts";

/** What a purchase leaves in the books. */
export interface Books {
  payments: (typeof payment.$inferInsert)[];
  events: (typeof paymentEvent.$inferInsert)[];
  entries: (typeof ledgerEntry.$inferInsert)[];
  txns: (typeof ledgerTxn.$inferInsert)[];
  refunds: (typeof refund.$inferInsert)[];
  refundLines: (typeof refundLine.$inferInsert)[];
  restocks: (typeof restock.$inferInsert)[];
}

const PROVIDER = "sandbox";

/** What people pay with, as the provider shows it. */
function instrumentOf({ plan, method }: MadePurchase): string {
  if (method === "upi") return `${plan.buyer.email.split("@")[0]}@okstoa`;
  return method === "card" ? "Visa •••• 4242" : "Wallet";
}

/** The provider's own books of a purchase: each attempt with its facts. Cash is no business of a provider. */
export function booksOfProvider(made: MadePurchase, { payments, events }: Books): PastPayment[] {
  const factsOf = Map.groupBy(events, ({ paymentId }) => paymentId);
  return payments.flatMap(({ id, purchaseId, provider, providerRef, method, amountMinor, currency, createdAt }) => {
    if (provider !== PROVIDER || !providerRef) return [];
    const failed = (factsOf.get(id) ?? []).some(({ type }) => type === "failed");
    return {
      ref: providerRef,
      key: id,
      purchaseId,
      paymentId: id,
      amountMinor,
      currency,
      method,
      instrument: instrumentOf(made),
      status: failed ? "failed" : "succeeded",
      declineCode: failed ? "card_declined" : null,
      createdAt,
      events: (factsOf.get(id) ?? []).flatMap(({ providerEventId: eventId, type, amountMinor: factMinor, at, about }) =>
        type === "due" || type === "surplus"
          ? []
          : [{ eventId, type, amountMinor: factMinor, at, about: about ?? null }],
      ),
    };
  });
}

/** How often a card is declined before another one is taken. */
const SECOND_TRY = 0.06;

/** The payments of a purchase with the provider's facts about them, and the ledger transactions of its orders. */
export function keepBooks(made: MadePurchase, dice: Dice): Books {
  const books: Books = {
    payments: [],
    events: [],
    entries: [],
    txns: [],
    refunds: [],
    refundLines: [],
    restocks: [],
  };
  if (made.method === "cod") payCash(made, books, dice);
  else payProvider(made, books, dice);
  return books;
}

type Attempt = Pick<typeof payment.$inferInsert, "provider" | "providerRef" | "createdAt">;

function addPayment({ row, method }: MadePurchase, attempt: Attempt, { payments }: Books, dice: Dice): Id<"payment"> {
  const id = dice.id("payment", attempt.createdAt);
  const { id: purchaseId, totalMinor: amountMinor, currency } = row;
  payments.push({ id, purchaseId, attempt: payments.length + 1, method, amountMinor, currency, ...attempt });
  return id;
}

type Fact = Pick<typeof paymentEvent.$inferInsert, "paymentId" | "provider" | "type" | "amountMinor" | "at" | "about">;

export function addFact(fact: Fact, { events }: Books, dice: Dice, providerEventId = eventName(fact.at, dice)): void {
  events.push({ id: dice.id("paymentEvent", fact.at), providerEventId, ...fact });
}

/** The sandbox's own name of a fact. */
function eventName(at: number, dice: Dice): string {
  return dice.id("request", at).replace("req", "sbe");
}

function payProvider(made: MadePurchase, books: Books, dice: Dice): void {
  const { row, plan, settledAt, orders } = made;
  const { totalMinor } = row;
  const tryToPay = (createdAt: number) => {
    const attempt = {
      provider: PROVIDER,
      providerRef: dice.id("request", createdAt).replace("req", "sbx"),
      createdAt,
    };
    return { paymentId: addPayment(made, attempt, books, dice), provider: PROVIDER };
  };
  const decline = (at: number) =>
    addFact({ ...tryToPay(at), type: "failed", amountMinor: totalMinor, at: at + SECOND_MS }, books, dice);

  if (plan.fate === "expired") return decline(row.createdAt + SECOND_MS);
  if (made.method === "card" && dice.chance(SECOND_TRY)) decline(row.createdAt + SECOND_MS);
  const cancelled = orders.filter((order) => order.row.status === "cancelled");
  const paid = tryToPay(row.createdAt + 2 * SECOND_MS);
  for (const type of ["authorised", "captured"] as const) {
    addFact({ ...paid, type, amountMinor: totalMinor, at: settledAt }, books, dice);
  }
  for (const order of orders) addSale(order, PROVIDER, settledAt, books, dice);
  for (const order of cancelled) {
    const at = order.row.updatedAt + MINUTE_MS / 2;
    const about = addRefund(order, at, books, dice);
    addFact({ ...paid, type: "refunded", amountMinor: order.row.totalMinor, at, about }, books, dice);
  }
}

/** Cash is due until the parcel is handed over. */
function payCash(made: MadePurchase, books: Books, dice: Dice): void {
  const { row, settledAt, orders } = made;
  const order = orders[0]!;
  const handedOverAt = order.shipment?.deliveredAt ?? null;
  const paymentId = addPayment(made, { provider: "cod", providerRef: null, createdAt: settledAt }, books, dice);
  const due = { paymentId, provider: "cod", type: "due", amountMinor: row.totalMinor, at: settledAt } as const;
  addFact(due, books, dice, `due:${paymentId}`);
  addSale(order, "cash_due", settledAt, books, dice);
  if (handedOverAt === null) return;
  const { totalMinor } = row;
  const collected = {
    paymentId,
    provider: "cod",
    type: "captured",
    amountMinor: totalMinor,
    at: handedOverAt,
    about: order.row.id,
  } as const;
  const { id } = order.shipment!;
  addFact(collected, books, dice, `cash:${id}`);
  addTxn(
    "cash_collected",
    { id, orderId: order.row.id, currency: row.currency },
    cashAccounts(totalMinor),
    handedOverAt,
    books,
    dice,
  );
}

function addSale({ row }: MadeOrder, payer: string, at: number, books: Books, dice: Dice): void {
  const sold = { ...row, platformDiscountMinor: 0, creditMinor: 0 };
  addTxn("sale", row, saleAccounts(sold, payer, null), at, books, dice);
}

/** A cancelled order is given back whole, and its goods are on the shelf again. */
function addRefund({ row, lines }: MadeOrder, at: number, books: Books, dice: Dice): Id<"refund"> {
  const id = dice.id("refund", at);
  const { id: orderId, currency, sellerId, deliveryMinor, taxMinor, commissionMinor, totalMinor: amountMinor } = row;
  const { taxInclusive } = MARKETS[row.market];
  const linesTaxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const made = {
    id,
    orderId,
    seq: 1,
    reason: "cancelled",
    borneBy: "seller",
    deliveryMinor: deliveryMinor + (taxInclusive ? 0 : taxMinor - linesTaxMinor),
    amountMinor,
    taxMinor,
    commissionMinor,
    platformDiscountMinor: 0,
    originalMinor: amountMinor,
    creditMinor: 0,
    actor: "system:history",
    status: "done",
    createdAt: at,
    endedAt: at,
  } as const;
  books.refunds.push(made);
  for (const line of lines) {
    const { id: lineId, quantity } = line;
    books.refundLines.push({
      refundId: id,
      lineId,
      quantity,
      amountMinor: line.totalMinor + (taxInclusive ? 0 : line.taxMinor),
      taxMinor: line.taxMinor,
      commissionMinor: line.commissionMinor,
      platformDiscountMinor: 0,
    });
    books.restocks.push({ id: dice.id("restock", at), lineId, quantity, reason: "cancelled", at });
  }
  const { [owedTo(sellerId)]: owedMinor, ...accounts } = refundAccounts(made, sellerId, PROVIDER, null);
  addTxn("refund", { id, orderId, currency }, { ...accounts, [`pending:${sellerId}`]: owedMinor! }, at, books, dice);
  return id;
}

export function addTxn(
  kind: "sale" | "refund" | "cash_collected" | "dispute",
  { id: subject, orderId, currency }: { id: string; orderId?: Id<"order">; currency: Currency },
  accounts: Accounts,
  at: number,
  { entries, txns }: Books,
  dice: Dice,
): void {
  const id = dice.id("ledgerTxn", at);
  txns.push({ id, kind, subject, currency, at, orderId: orderId ?? (subject as Id<"order">) });
  for (const [account, amountMinor] of Object.entries(accounts)) {
    if (amountMinor !== 0) entries.push({ txnId: id, account, currency, amountMinor });
  }
}
