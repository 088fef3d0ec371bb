// Release and payouts against the real database and the sandbox provider: once, whoever runs them and whenever they die.
import {
  addDays,
  ADJUSTMENT_MOST,
  type AdjustmentView,
  DAY_MS,
  type Id,
  newId,
  type NoticeView,
  type Page,
  type Placed,
  type PurchaseView,
  type Quote,
} from "@stoa/contract";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { freeze, unfreeze } from "@stoa/core/ledger";
import { checkInvariants } from "@stoa/core/operations";
import { releaseDue, sweepPayouts, sendPayout, type statementOf } from "@stoa/core/payouts";
import { REFUND_GUARDS, refundStatements } from "@stoa/core/refunds";
import { atomic, payoutAccount, sql } from "@stoa/db";
import { SANDBOX_NAME } from "@stoa/providers";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

/** The marketplace itself, some days from now. */
const system = (days = 0): SystemCtx => {
  const ctx = asSystem(systemContext(env, createExecutionContext(), "test"), "test");
  return { ...ctx, now: () => Date.now() + days * DAY_MS };
};

const balance = async (account: string): Promise<number> =>
  (
    await db.all<{ minor: number }>(
      sql`SELECT coalesce(sum(amount_minor), 0) AS minor FROM ledger_entry WHERE account = ${account}`,
    )
  )[0]!.minor;

/** A delivered order of a seller who can be paid; `price` for two units. */
async function delivered(price = 5_000, own?: { sellerId: Id<"seller">; ownerId: Id<"user"> }) {
  const { sellerId, ownerId } = own ?? (await makeSeller());
  const offerId = await makeOffer(sellerId, 9, price);
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
  const view = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data;
  const { orderId, lines } = view.orders[0]!;
  const desk = await new Visitor("seller").become(ownerId);
  await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
  await desk.mutate("seller.orders.deliver", { orderId });
  await runJobs();
  return { sellerId, ownerId, orderId, lineId: lines[0]!.lineId };
}

const payable = (sellerId: Id<"seller">) =>
  db.insert(payoutAccount).values({
    sellerId,
    schedule: "daily",
    holder: "Seller",
    country: "DE",
    masked: "DE •••• 3000",
    sealed: "sealed",
    changedAt: 1,
  });

const payoutsOf = (sellerId: Id<"seller">) =>
  db.all<{ id: Id<"payout">; status: string; amount: number }>(
    sql`SELECT id, status, amount_minor AS amount FROM payout WHERE seller_id = ${sellerId} ORDER BY created_at, id`,
  );

/** What the provider has sent to a seller. */
const transfersTo = async (keys: readonly string[]) =>
  (await env.SANDBOX!.getByName(SANDBOX_NAME).statement({ toAt: Date.now() + 60 * DAY_MS })).filter(
    (line) => line.kind === "transfer" && keys.includes(line.key ?? ""),
  );

const nothingBroken = async () => expect(await checkInvariants(env.DB, Date.now())).toEqual([]);

async function giveBack(orderId: Id<"order">, lineId: Id<"line">): Promise<number> {
  const wanted = { orderId, reason: "goodwill", lines: [{ lineId, quantity: 1 }], delivery: 0 } as const;
  const part = await refundStatements(system(), { ...wanted, target: "original", borneBy: "seller" });
  await atomic(db, part.statements, REFUND_GUARDS);
  return part.amountMinor;
}

describe("the release", () => {
  it("waits for the days after delivery, then makes what is pending available, once", async () => {
    const { sellerId, orderId } = await delivered();
    const earned = await balance(`pending:${sellerId}`);
    expect(earned).toBeGreaterThan(0);
    await releaseDue(system(13.9));
    expect(await balance(`seller:${sellerId}`)).toBe(0);
    await Promise.all([releaseDue(system(14.1)), releaseDue(system(14.1)), releaseDue(system(14.1))]);
    expect(await balance(`pending:${sellerId}`)).toBe(0);
    expect(await balance(`seller:${sellerId}`)).toBe(earned);
    const waiting = await db.all(sql`SELECT 1 FROM order_release WHERE order_id = ${orderId}`);
    expect(waiting).toEqual([]);
    await nothingBroken();
  });

  it("follows the seller's own number of days where an operator has set one", async () => {
    const { sellerId } = await delivered();
    await db.insert(payoutAccount).values({ sellerId, holdDays: 3 });
    await releaseDue(system(3.1));
    expect(await balance(`seller:${sellerId}`)).toBeGreaterThan(0);
  });

  it("loses no refund that comes at the same moment: what is left is what the ledger says", async () => {
    const { sellerId, orderId, lineId } = await delivered();
    const earned = await balance(`pending:${sellerId}`);
    await Promise.all([releaseDue(system(15)), giveBack(orderId, lineId), releaseDue(system(15))]);
    await releaseDue(system(15));
    expect(await balance(`pending:${sellerId}`)).toBe(0);
    const left = await balance(`seller:${sellerId}`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(earned);
    const [sum] = await db.all<{ minor: number }>(sql`SELECT sum(e.amount_minor) AS minor FROM ledger_txn t
      JOIN ledger_entry e ON e.txn_id = t.id WHERE t.order_id = ${orderId} AND e.account IN (${`seller:${sellerId}`}, ${`pending:${sellerId}`})`);
    expect(sum!.minor).toBe(left);
  });

  it("passes over an order that is frozen, until the last thing about it is closed", async () => {
    const { sellerId, orderId } = await delivered();
    const [one, two] = [
      { orderId, reason: "return", subject: "rtn_1" },
      { orderId, reason: "dispute", subject: "dsp_1" },
    ] as const;
    await atomic(db, [...freeze(system(), one), ...freeze(system(), two)]);
    await releaseDue(system(20));
    expect(await balance(`seller:${sellerId}`)).toBe(0);
    await atomic(db, unfreeze(system(), one));
    await releaseDue(system(20));
    expect(await balance(`seller:${sellerId}`)).toBe(0);
    await atomic(db, unfreeze(system(), two));
    await releaseDue(system(20));
    expect(await balance(`seller:${sellerId}`)).toBeGreaterThan(0);
    await nothingBroken();
  });

  it("is taken back into the reserve while somebody disputes, and refunds meanwhile come off the seller", async () => {
    const { sellerId, orderId, lineId } = await delivered();
    await releaseDue(system(15));
    const earned = await balance(`seller:${sellerId}`);
    const dispute = { orderId, reason: "dispute", subject: `dsp_${orderId}` } as const;
    await atomic(db, freeze(system(), dispute));
    expect([await balance(`seller:${sellerId}`), await balance(`reserve:${sellerId}`)]).toEqual([0, earned]);
    await payable(sellerId);
    await sweepPayouts(system(15));
    expect(await payoutsOf(sellerId)).toEqual([]);
    await giveBack(orderId, lineId);
    expect(await balance(`seller:${sellerId}`)).toBeLessThan(0);
    await atomic(db, unfreeze(system(), dispute));
    expect(await balance(`reserve:${sellerId}`)).toBe(0);
    expect(await balance(`seller:${sellerId}`)).toBeGreaterThan(0);
    await nothingBroken();
  });

  it("is refused by the database for an order that was not delivered, or that is frozen", async () => {
    const { sellerId, orderId } = await delivered();
    await atomic(db, freeze(system(), { orderId, reason: "claim", subject: "clm_1" }));
    const byHand = [
      sql`INSERT INTO ledger_entry VALUES ('txn_hand', ${`pending:${sellerId}`}, 'USD', -1), ('txn_hand', ${`seller:${sellerId}`}, 'USD', 1)`,
      sql`INSERT INTO ledger_txn VALUES ('txn_hand', 'release', ${orderId}, 'USD', 1, ${orderId})`,
    ].map((statement) => db.run(statement));
    await expect(atomic(db, byHand, { ledger_release_allowed: "CONFLICT" })).rejects.toThrow("CONFLICT");
  });
});

/** A seller with money to pay out. */
async function rich() {
  const made = await delivered();
  await payable(made.sellerId);
  await releaseDue(system(15));
  return { ...made, available: await balance(`seller:${made.sellerId}`) };
}

describe("a payout", () => {
  it("F19 is made and sent once per seller and period, though two workers run at once and one dies after the transfer", async () => {
    const { sellerId, available } = await rich();
    await Promise.all([sweepPayouts(system(15)), sweepPayouts(system(15)), sweepPayouts(system(15))]);
    const made = await payoutsOf(sellerId);
    expect(made).toMatchObject([{ status: "scheduled", amount: available }]);
    expect(await balance(`seller:${sellerId}`)).toBe(0);
    const payoutId = made[0]!.id;
    const ctx = system(15);
    const { payment } = ctx.providers;
    const dying: SystemCtx = {
      ...ctx,
      providers: {
        ...ctx.providers,
        payment: {
          ...payment,
          async transfer(order) {
            await payment.transfer(order);
            throw new Error("killed after the transfer");
          },
        },
      },
    };
    await expect(sendPayout(dying, { payoutId })).rejects.toThrow("killed");
    expect(await payoutsOf(sellerId)).toMatchObject([{ status: "sent" }]);
    await Promise.all([1, 2, 3, 4].map(() => sendPayout(system(15), { payoutId })));
    await runJobs();
    expect(await payoutsOf(sellerId)).toMatchObject([{ status: "paid" }]);
    expect(await transfersTo([payoutId])).toMatchObject([{ amountMinor: -available, currency: "USD" }]);
    await sweepPayouts(system(15));
    await sweepPayouts(system(16));
    expect(await payoutsOf(sellerId)).toHaveLength(1);
    await nothingBroken();
  });

  it("names every transaction it covers, and they sum to its amount", async () => {
    const { sellerId, ownerId, orderId, lineId } = await rich();
    await giveBack(orderId, lineId);
    const left = await balance(`seller:${sellerId}`);
    await sweepPayouts(system(15));
    const { id: payoutId, amount } = (await payoutsOf(sellerId))[0]!;
    expect(amount).toBe(left);
    const desk = await new Visitor("seller").become(ownerId);
    const { data } = await desk.query<{ items: { kind: string; amountMinor: number }[] }>("seller.money.payout", {
      payoutId,
    });
    expect(data.items.map(({ kind }) => kind).toSorted()).toEqual(["refund", "release"]);
    expect(data.items.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(left);
    await runJobs();
  });

  it("that the provider refuses is back in the balance, tells the seller, and is tried again once as a payout of its own", async () => {
    const { sellerId, available } = await rich();
    const sandbox = env.SANDBOX!.getByName(SANDBOX_NAME);
    const before = await sandbox.behaviour();
    await sandbox.setBehaviour({ ...before, transfersFail: true });
    try {
      await sweepPayouts(system(15));
      await runJobs();
    } finally {
      await sandbox.setBehaviour(before);
    }
    const [failed] = await payoutsOf(sellerId);
    expect(failed).toMatchObject({ status: "failed" });
    expect(await balance(`seller:${sellerId}`)).toBe(available);
    const mails = await db.all(
      sql`SELECT 1 FROM mail WHERE template = 'payout_failed' AND instr(key, ${failed!.id}) > 0`,
    );
    expect(mails).toHaveLength(1);
    await nothingBroken();
    const operator = await operatorDesk();
    const again = () => operator.mutate<{ payoutId: string }>("admin.payouts.retry", { payoutId: failed!.id });
    const answers = await Promise.all([again(), again(), again()]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await runJobs();
    expect((await payoutsOf(sellerId)).map(({ status }) => status).toSorted()).toEqual(["paid", "retried"]);
    expect(await balance(`seller:${sellerId}`)).toBe(0);
    await nothingBroken();
  });

  it("is not made for a seller who is suspended, held, without an account or below the least amount", async () => {
    const { sellerId } = await rich();
    const tries = async () => {
      await sweepPayouts(system(15));
      return (await payoutsOf(sellerId)).length;
    };
    await db.run(sql`UPDATE seller SET status = 'suspended' WHERE id = ${sellerId}`);
    expect(await tries()).toBe(0);
    await db.run(sql`UPDATE seller SET status = 'active' WHERE id = ${sellerId}`);
    await db.run(sql`UPDATE payout_account SET held_reason = 'Under review' WHERE seller_id = ${sellerId}`);
    expect(await tries()).toBe(0);
    await db.run(sql`UPDATE payout_account SET held_reason = NULL, sealed = NULL WHERE seller_id = ${sellerId}`);
    expect(await tries()).toBe(0);
    await db.run(
      sql`UPDATE payout_account SET sealed = 'x', minimums = '{"USD":9999999}' WHERE seller_id = ${sellerId}`,
    );
    expect(await tries()).toBe(0);
    await db.run(sql`UPDATE payout_account SET minimums = '{}' WHERE seller_id = ${sellerId}`);
    expect(await tries()).toBe(1);
    await runJobs();
  });

  it("of a seller who is suspended after it was made is not sent: the money is back", async () => {
    const { sellerId, available } = await rich();
    await sweepPayouts(system(15));
    await db.run(sql`UPDATE seller SET status = 'suspended' WHERE id = ${sellerId}`);
    await runJobs();
    const [row] = await payoutsOf(sellerId);
    expect(row).toMatchObject({ status: "failed" });
    expect(await balance(`seller:${sellerId}`)).toBe(available);
    expect(await transfersTo([row!.id])).toEqual([]);
  });

  it("sets a debt off against what comes later: nothing is lost, and no more is paid than is there", async () => {
    const { sellerId, ownerId, orderId, lineId, available } = await rich();
    await sweepPayouts(system(15));
    await runJobs();
    await giveBack(orderId, lineId);
    const debt = await balance(`seller:${sellerId}`);
    expect(debt).toBeLessThan(0);
    await sweepPayouts(system(16));
    expect(await payoutsOf(sellerId)).toHaveLength(1);
    await delivered(5_000, { sellerId, ownerId });
    await releaseDue(system(32));
    await sweepPayouts(system(33));
    await runJobs();
    expect(await payoutsOf(sellerId)).toMatchObject([{ amount: available }, { amount: available + debt }]);
    await nothingBroken();
  });

  it("above the balance is refused by the database, whoever writes it", async () => {
    const { sellerId, available } = await rich();
    const byHand = [
      sql`INSERT INTO ledger_entry VALUES ('txn_much', ${`seller:${sellerId}`}, 'USD', ${-available - 1}), ('txn_much', 'payouts_due', 'USD', ${available + 1})`,
      sql`INSERT INTO ledger_txn VALUES ('txn_much', 'payout', 'pyt_much', 'USD', 1, NULL)`,
    ].map((statement) => db.run(statement));
    await expect(atomic(db, byHand, { payout_within_balance: "BALANCE_TOO_LOW" })).rejects.toThrow("BALANCE_TOO_LOW");
  });
});

/** The desk of an operator who has just proved who they are. */
async function operatorDesk(): Promise<Visitor> {
  return await new Visitor("admin").become(await makeOperator());
}

describe("a seller's money", () => {
  it("is told apart, and the statement closes with the ledger", async () => {
    const { sellerId, ownerId, orderId, lineId } = await rich();
    await sweepPayouts(system(15));
    await runJobs();
    await giveBack(orderId, lineId);
    await delivered(3_000, { sellerId, ownerId });
    const desk = await new Visitor("seller").become(ownerId);
    const { data } = await desk.query<{ balances: object[] }>("seller.money.get");
    expect(data.balances).toMatchObject([
      {
        currency: "USD",
        pendingMinor: await balance(`pending:${sellerId}`),
        availableMinor: await balance(`seller:${sellerId}`),
        reservedMinor: 0,
        onItsWayMinor: 0,
      },
    ]);
    const today = new Date().toISOString().slice(0, 10);
    const input = {
      currency: "USD",
      fromDay: today,
      toDay: new Date(Date.now() + 40 * DAY_MS).toISOString().slice(0, 10),
    };
    const statement = (await desk.query<Awaited<ReturnType<typeof statementOf>>>("seller.money.statement", input)).data;
    expect(statement.openingMinor).toBe(0);
    expect(statement.closingMinor).toBe(
      (await balance(`pending:${sellerId}`)) +
        (await balance(`seller:${sellerId}`)) +
        (await balance(`reserve:${sellerId}`)),
    );
    expect(statement.rows.map(({ kind }) => kind).toSorted()).toEqual(["payout", "refund", "sale", "sale"]);
    expect(statement.rows.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(statement.closingMinor);
    // Cut in two, the second begins where the first one ends.
    const cut = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
    const ask = async (span: object) =>
      (await desk.query<Awaited<ReturnType<typeof statementOf>>>("seller.money.statement", { ...input, ...span })).data;
    const [first, second] = [await ask({ toDay: cut }), await ask({ fromDay: addDays(cut, 1) })];
    expect([first.rows.length, second.rows.length]).toEqual([3, 1]);
    expect([first.openingMinor, first.closingMinor]).toEqual([0, second.openingMinor]);
    expect(second.closingMinor).toBe(statement.closingMinor);
  });

  it("is paid to an account that is kept sealed, changed by those who just proved who they are, and paid out on request", async () => {
    const { sellerId, ownerId } = await delivered();
    await releaseDue(system(15));
    const desk = await new Visitor("seller").become(ownerId);
    expect((await desk.mutate("seller.money.ask", { currency: "USD" })).code).toBe("PAYOUT_HELD");
    const account = { holder: "Nordlys Home", country: "DE", account: "DE89 3704 0044 0532 0130 00", version: 0 };
    expect((await desk.mutate("seller.money.setAccount", { ...account, account: "DE88370400440532013000" })).code).toBe(
      "INVALID_INPUT",
    );
    expect((await desk.mutate("seller.money.setAccount", account)).status).toBe(200);
    expect((await desk.mutate("seller.money.setAccount", account)).code).toBe("CONFLICT");
    const kept = await db.all<Record<string, unknown>>(sql`SELECT * FROM payout_account WHERE seller_id = ${sellerId}`);
    expect(JSON.stringify(kept)).not.toContain("370400440532");
    expect(JSON.stringify((await desk.query("seller.money.get")).data)).not.toContain("3704");
    const asked = await Promise.all([1, 2, 3].map(() => desk.mutate("seller.money.ask", { currency: "USD" })));
    expect(asked.map(({ status, code }) => code ?? status).toSorted()).toEqual([
      200,
      "BALANCE_TOO_LOW",
      "BALANCE_TOO_LOW",
    ]);
    await runJobs();
    expect(await payoutsOf(sellerId)).toMatchObject([{ status: "paid" }]);
    await nothingBroken();
  });

  it("is adjusted by operators once per request, with a reason that the statement, the list and the team tell", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const operator = await operatorDesk();
    const wrong = { sellerId, currency: "USD", amountMinor: -700, reason: "" };
    expect((await operator.mutate("admin.payouts.adjust", wrong)).code).toBe("INVALID_INPUT");
    const right = { ...wrong, reason: "Fee for the photographs", requestId: newId("request", Date.now()) };
    const tooMuch = { ...right, amountMinor: -ADJUSTMENT_MOST.USD - 1 };
    expect((await operator.mutate("admin.payouts.adjust", tooMuch)).code).toBe("INVALID_INPUT");
    const answers = await Promise.all([1, 2, 3].map(() => operator.mutate("admin.payouts.adjust", right)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await operator.mutate("admin.payouts.adjust", { ...right, amountMinor: 700 })).code).toBe("CONFLICT");
    expect(await balance(`seller:${sellerId}`)).toBe(-700);
    const another = { sellerId, currency: "EUR", amountMinor: 900, reason: "Thanks for the help" };
    expect((await operator.mutate("admin.payouts.adjust", another)).status).toBe(200);

    const desk = await new Visitor("seller").become(ownerId);
    const day = new Date().toISOString().slice(0, 10);
    const input = { currency: "USD", fromDay: day, toDay: day };
    const { data } = await desk.query<{ rows: object[] }>("seller.money.statement", input);
    expect(data.rows).toMatchObject([{ kind: "adjustment", netMinor: -700, note: "Fee for the photographs" }]);
    const list = { sellerId, limit: 1 };
    const first = (await operator.query<Page<AdjustmentView>>("admin.payouts.adjustments", list)).data;
    const next = { ...list, cursor: first.nextCursor };
    const second = (await operator.query<Page<AdjustmentView>>("admin.payouts.adjustments", next)).data;
    expect([...first.items, ...second.items]).toMatchObject([
      { sellerId, currency: "EUR", amountMinor: 900, reason: "Thanks for the help" },
      { sellerId, currency: "USD", amountMinor: -700, reason: "Fee for the photographs" },
    ]);
    expect(second.nextCursor).toBeNull();

    await runJobs();
    await runJobs();
    const mails = await db.all<{ text: string }>(
      sql`SELECT m.text FROM mail m JOIN user u ON u.email = m.recipient
        WHERE u.id = ${ownerId} AND m.template = 'balance_adjusted' ORDER BY m.created_at, m.id`,
    );
    expect(mails).toHaveLength(2);
    expect(mails.map(({ text }) => text).join()).toContain("Fee for the photographs");
    const told = (await desk.query<Page<NoticeView>>("account.notifications.list", {})).data.items;
    expect(told.map(({ kind, params }) => [kind, params["amountMinor"]]).toSorted()).toEqual([
      ["balance_adjusted", -700],
      ["balance_adjusted", 900],
    ]);
    const logged = await db.all(sql`SELECT 1 FROM audit WHERE action = 'ledger.adjusted' AND subject = ${sellerId}`);
    expect(logged).toHaveLength(2);
    await nothingBroken();
  });
});
