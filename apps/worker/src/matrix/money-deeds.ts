// Every mutation of sellers and operators that is about money, each done once with a right input.
import { type Id, newId } from "@stoa/contract";
import { asSystem } from "@stoa/core/kernel";
import { post } from "@stoa/core/ledger";
import { sendPayout } from "@stoa/core/payouts";
import { atomic, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { systemContext } from "../context.ts";
import { db, env, makeOperator, makeSeller, Visitor } from "../testing.ts";
import type { Do } from "./deeds.ts";

/** A seller with an account to pay to and money in their balance. */
async function payable(act: Do) {
  const { sellerId, ownerId } = await makeSeller();
  const desk = await new Visitor("seller").become(ownerId);
  const account = { holder: "A shop", country: "DE", account: "DE89370400440532013000", version: 0 };
  await act(desk, "seller.money.setAccount", account);
  const ctx = asSystem(systemContext(env, createExecutionContext(), "test"), "test");
  const accounts = { [`seller:${sellerId}`]: 5_000, adjustments: -5_000 };
  const posting = {
    kind: "adjustment",
    subject: newId("request", Date.now()),
    orderId: null,
    currency: "USD",
  } as const;
  await atomic(db, post(ctx, { ...posting, accounts }));
  return { ctx, desk, sellerId };
}

/** What sellers do about their money. */
export async function sellersMoneyDeeds(act: Do): Promise<void> {
  const { desk } = await payable(act);
  await act(desk, "seller.money.setTerms", { schedule: "monthly", minimums: { USD: 2_000 }, version: 1 });
  await act(desk, "seller.money.ask", { currency: "USD" });
}

/** What operators do about money. */
export async function operatorsMoneyDeeds(act: Do): Promise<void> {
  const desk = await new Visitor("admin").become(await makeOperator());
  const { ctx, sellerId } = await payable((who, path, input) => who.mutate(path, input) as never);
  await act(desk, "admin.payouts.hold", { sellerId, heldReason: null, holdDays: 7 });
  await act(desk, "admin.payouts.adjust", {
    sellerId,
    currency: "USD",
    amountMinor: 500,
    reason: "For the photographs",
  });
  await act(desk, "admin.payouts.run");
  const [made] = await db.all<{ payoutId: Id<"payout"> }>(
    sql`SELECT id AS payoutId FROM payout WHERE seller_id = ${sellerId}`,
  );
  // Suspended before it is sent, so that the money comes back; reinstated before it is tried again.
  await db.run(sql`UPDATE seller SET status = 'suspended' WHERE id = ${sellerId}`);
  await sendPayout(ctx, made!);
  await db.run(sql`UPDATE seller SET status = 'active' WHERE id = ${sellerId}`);
  await act(desk, "admin.payouts.retry", made!);

  const rule = {
    name: "A rule",
    productSlug: null,
    categorySlug: null,
    sellerHandle: null,
    currency: null,
    fromMinor: null,
    toMinor: null,
    rateBps: 1_000,
    fixedMinor: 0,
    floorMinor: null,
    capMinor: null,
  };
  const { ruleId } = await act<{ ruleId: string }>(desk, "admin.commissions.add", rule);
  await act(desk, "admin.commissions.save", { ruleId, ...rule, rateBps: 900, version: 1 });
  await act(desk, "admin.commissions.move", { ruleId, to: "up" });
  await act(desk, "admin.commissions.end", { ruleId });

  const day = new Date().toISOString().slice(0, 10);
  await act(desk, "admin.reconciliations.run", { fromDay: day, toDay: day });
  const csv = "line_id,kind,provider_ref,key,amount_minor,currency,at\nsbe_1,charge,sbx_1,,1000,USD,1";
  await act(desk, "admin.reconciliations.upload", { csv });
}
