// What follows the deliveries of the order history: money is released after its days, and leaves on Mondays for sellers who
// have said where to. One of them has closed their account, so that operators have something to look after.
import { type Currency, DAY_MS, type Id, MINUTE_MS, PAYOUT_MINIMUM, SECOND_MS, type Transfer } from "@stoa/contract";
import { DEFAULT_SETTINGS } from "@stoa/core/kernel";
import { periodOf } from "@stoa/core/payouts";
import type { ledgerEntry, ledgerTxn, payout, payoutAccount, payoutItem } from "@stoa/db";
import { diceOf, type Dice } from "../dice.ts";
import { DEMO_SELLER, type DemoSeller } from "../sellers.ts";
import type { Books } from "./books.ts";
import type { MadePurchase } from "./purchases.ts";

/** Rows of releases and payouts, and the transfers as the provider knows them. */
export interface MadePayouts {
  entries: (typeof ledgerEntry.$inferInsert)[];
  txns: (typeof ledgerTxn.$inferInsert)[];
  accounts: (typeof payoutAccount.$inferInsert)[];
  payouts: (typeof payout.$inferInsert)[];
  items: (typeof payoutItem.$inferInsert)[];
  transfers: Transfer[];
}

/** Something on a seller's account that no payout covers yet. */
interface Open {
  txnId: Id<"ledgerTxn">;
  sellerId: Id<"seller">;
  currency: Currency;
  amountMinor: number;
  at: number;
}

/** Makes them. Only what has a Monday behind it is paid out. */
export function makePayouts(purchases: readonly MadePurchase[], books: readonly Books[], now: number): MadePayouts {
  const dice = diceOf("payouts");
  const made: MadePayouts = { entries: [], txns: [], accounts: [], payouts: [], items: [], transfers: [] };
  const open = releases(purchases, books, made, { now, dice });
  const sellers = new Map(purchases.flatMap(({ orders }) => orders.map(({ seller }) => [seller.id, seller] as const)));
  const inOrder = [...sellers.values()].toSorted((a, b) => a.handle.localeCompare(b.handle));
  inOrder.forEach((seller, i) => {
    // Some have not said where to pay them.
    if (seller.handle !== DEMO_SELLER && i % 4 === 3) return;
    made.accounts.push(accountOf(seller, now, dice));
  });
  const closed = inOrder.find(
    ({ id, handle }) => handle !== DEMO_SELLER && made.accounts.some((each) => each.sellerId === id),
  );
  for (const { sellerId, masked = "" } of made.accounts) {
    const own = open.filter((each) => each.sellerId === sellerId);
    for (const ofCurrency of Map.groupBy(own, ({ currency }) => currency).values())
      pay(ofCurrency, { masked, fails: sellerId === closed?.id, now, dice }, made);
  }
  return made;
}

/** The demo seller is trusted: theirs is held for less time, so that there is more to see. */
const DEMO_HOLD_DAYS = 7;

/** Days after delivery until money is a seller's own. */
export const holdDaysOf = ({ handle }: Pick<DemoSeller, "handle">): number =>
  handle === DEMO_SELLER ? DEMO_HOLD_DAYS : DEFAULT_SETTINGS.payoutHoldDays;

/** Bank accounts. The numbers are in nobody's hands: what is sealed was drawn, and opens under no secret. */
function accountOf(
  { id, handle, name, country, ownerId }: DemoSeller,
  now: number,
  dice: Dice,
): MadePayouts["accounts"][number] {
  return {
    sellerId: id,
    schedule: "weekly",
    holder: name,
    country,
    masked: `${country} •••• ${dice.whole(1_000, 9_999)}`,
    sealed: btoa(String.fromCharCode(...dice.bytes(48))),
    changedAt: now - 60 * DAY_MS,
    changedBy: ownerId,
    ...(handle === DEMO_SELLER ? { holdDays: DEMO_HOLD_DAYS } : {}),
  };
}

/** What is pending of an order becomes the seller's own some days after it was delivered. */
function releases(
  purchases: readonly MadePurchase[],
  books: readonly Books[],
  made: MadePayouts,
  { now, dice }: { now: number; dice: Dice },
): Open[] {
  return purchases.flatMap(({ orders }, i) => {
    const { entries, txns } = books[i]!;
    const orderOf = new Map(txns.map(({ id, orderId }) => [id, orderId]));
    return orders.flatMap(({ row: { id: orderId, sellerId, currency }, seller, shipment }): Open[] => {
      const at = (shipment?.deliveredAt ?? Number.POSITIVE_INFINITY) + holdDaysOf(seller) * DAY_MS;
      const amountMinor = entries
        .filter(({ txnId, account }) => orderOf.get(txnId) === orderId && account === `pending:${sellerId}`)
        .reduce((sum, entry) => sum + entry.amountMinor, 0);
      if (at > now || amountMinor === 0) return [];
      const accounts = { [`pending:${sellerId}`]: -amountMinor, [`seller:${sellerId}`]: amountMinor };
      const txnId = post({ kind: "release", subject: orderId, orderId, currency, at }, accounts, made, dice);
      return [{ txnId, sellerId, currency, amountMinor, at }];
    });
  });
}

function post(
  txn: Omit<MadePayouts["txns"][number], "id">,
  accounts: Record<string, number>,
  made: MadePayouts,
  dice: Dice,
): Id<"ledgerTxn"> {
  const id = dice.id("ledgerTxn", txn.at);
  made.txns.push({ id, ...txn });
  for (const [account, amountMinor] of Object.entries(accounts))
    made.entries.push({ txnId: id, account, currency: txn.currency, amountMinor });
  return id;
}

/** When the hourly sweep finds out that it is Monday. */
const AFTER_MIDNIGHT_MS = 5 * MINUTE_MS;

/** The Mondays after a time, up to now. */
function mondays(fromMs: number, now: number): number[] {
  const days: number[] = [];
  for (let at = Math.ceil(fromMs / DAY_MS) * DAY_MS; at + AFTER_MIDNIGHT_MS + MINUTE_MS <= now; at += DAY_MS)
    if (new Date(at).getUTCDay() === 1) days.push(at + AFTER_MIDNIGHT_MS);
  return days;
}

/** On each Monday all that was released before leaves, where it is worth a transfer. */
function pay(
  open: readonly Open[],
  { masked, fails, now, dice }: { masked: string; fails: boolean; now: number; dice: Dice },
  made: MadePayouts,
): void {
  let rest = open.toSorted((a, b) => a.at - b.at);
  const [first] = rest;
  if (!first) return;
  const { sellerId, currency } = first;
  for (const createdAt of mondays(first.at, now)) {
    const covered = rest.filter(({ at }) => at <= createdAt);
    const amountMinor = covered.reduce((sum, each) => sum + each.amountMinor, 0);
    if (amountMinor < PAYOUT_MINIMUM[currency]) continue;
    const id = dice.id("payout", createdAt);
    const endedAt = createdAt + dice.whole(2, 9) * SECOND_MS;
    const txn = { subject: id, currency, orderId: null };
    const out = post(
      { ...txn, kind: "payout", at: createdAt },
      { [`seller:${sellerId}`]: -amountMinor, payouts_due: amountMinor },
      made,
      dice,
    );
    for (const { txnId } of covered) made.items.push({ txnId, payoutId: id });
    made.items.push({ txnId: out, payoutId: id });
    const transferRef = dice.id("request", endedAt).replace("req", "sbt");
    made.payouts.push({
      id,
      sellerId,
      currency,
      period: periodOf("weekly", createdAt),
      amountMinor,
      status: fails ? "failed" : "paid",
      provider: "sandbox",
      destination: masked,
      transferRef: fails ? null : transferRef,
      transferredAt: fails ? null : endedAt,
      failureCode: fails ? "account_closed" : null,
      actor: "system:payouts",
      createdAt,
      sentAt: createdAt + SECOND_MS,
      endedAt,
    });
    rest = rest.filter(({ at }) => at > createdAt);
    if (fails) {
      const back = { payouts_due: -amountMinor, [`seller:${sellerId}`]: amountMinor };
      post({ ...txn, kind: "payout_failed", at: endedAt }, back, made, dice);
      return; // The money waits in the balance for an operator.
    }
    post({ ...txn, kind: "payout_paid", at: endedAt }, { payouts_due: -amountMinor, sandbox: amountMinor }, made, dice);
    const sent = { transferRef, key: id, sellerId, amountMinor, currency, at: endedAt };
    made.transfers.push({ ...sent, status: "paid", failureCode: null });
  }
}
