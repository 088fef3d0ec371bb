// The audit log: who did what to which subject, as one chain per tenant. A row is written in the batch of the change and
// holds the hash of the row before it, so that nothing can be changed or taken out later without showing.
import { newId } from "@stoa/contract";
import { atomic, audit, type ChainedRow, type ChainHead } from "@stoa/db";
import { sha256 } from "./crypto.ts";
import { type Actor, actorName, type Ctx } from "./ctx.ts";

/** What a row of the log says, without its own hash. */
export type AuditFacts = Omit<typeof audit.$inferSelect, "hash">;

/** The chain of everything that is no seller's: operators, accounts, the marketplace itself. */
export const MARKET_CHAIN = "market";

/** The chain in which somebody's deeds stand: a seller's own, else the market's. */
export const chainOf = (actor: Actor): string => (actor.kind === "seller" ? actor.sellerId : MARKET_CHAIN);

/** The hash of a row: SHA-256 over its facts in a fixed order, the hash of the row before it last. */
export async function auditHash(row: AuditFacts): Promise<string> {
  return await sha256(
    JSON.stringify([
      row.chain,
      row.seq,
      row.id,
      row.at,
      row.actor,
      row.onBehalfOf,
      row.action,
      row.outcome,
      row.subject,
      row.detail,
      row.network,
      row.requestId,
      row.previousHash,
    ]),
  );
}

/** The row that records who did what to which subject. `detail` holds ids, states and reasons, no personal data. */
export function auditRow(
  ctx: Ctx,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
  outcome: "done" | "denied" = "done",
): ChainedRow {
  const chain = chainOf(ctx.actor);
  const { actor } = ctx;
  return {
    chain,
    async after(head: ChainHead) {
      const facts: AuditFacts = {
        id: newId("audit", ctx.now()),
        actor: actorName(actor),
        action,
        subject,
        // As it will be read back: what JSON leaves out is left out of the hash too.
        detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
        at: ctx.now(),
        chain,
        seq: head.seq + 1,
        onBehalfOf: actor.kind === "buyer" && actor.lookedAtBy ? actor.userId : null,
        outcome,
        network: ctx.network,
        requestId: ctx.requestId,
        previousHash: head.hash,
      };
      const hash = await auditHash(facts);
      return { statement: ctx.db.insert(audit).values({ ...facts, hash }), head: { seq: head.seq + 1, hash } };
    },
  };
}

/** Records that somebody called what they may not; once per call, outside the answer. */
export async function recordDenied(ctx: Ctx, path: string, permission: string): Promise<void> {
  await atomic(ctx.db, [auditRow(ctx, path, "procedure", { permission }, "denied")]);
}
