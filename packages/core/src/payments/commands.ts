// Writing down what providers have told.
import { newId } from "@stoa/contract";
import { type payment, type Statement, sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/**
 * The statement that writes a refund down, and nothing where it was written before: a provider gives the same refund the
 * same id, and the trigger that keeps refunds within what was captured must not see it a second time.
 */
export function noteRefund(
  ctx: Pick<Ctx, "db" | "now">,
  of: Pick<typeof payment.$inferSelect, "id" | "provider">,
  event: { eventId: string; amountMinor: number; at: number },
): Statement {
  return ctx.db.run(sql`
    INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at)
    SELECT ${newId("paymentEvent", ctx.now())}, ${of.id}, ${of.provider}, ${event.eventId}, 'refunded', ${event.amountMinor}, ${event.at}
    WHERE NOT EXISTS (
      SELECT 1 FROM payment_event WHERE provider = ${of.provider} AND provider_event_id = ${event.eventId})`);
}
