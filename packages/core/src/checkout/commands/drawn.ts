// What a told capture of a parcel changes in the books.
import { capture, eq, sql, type Statement } from "@stoa/db";
import type { Ctx, ProviderEvent } from "../../kernel/index.ts";
import { post } from "../../ledger/index.ts";
import { dueFrom, type PaymentRow } from "../../payments/index.ts";

/** What a told capture changes beside the fact: the provider has in hand what it had only authorised. */
export async function captureParts(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<Statement[]> {
  const [wanted] = await ctx.db
    .select()
    .from(capture)
    .where(sql`${capture.shipmentId} = ${event.about}`);
  return [
    ...(wanted
      ? [ctx.db.update(capture).set({ status: "made" }).where(eq(capture.shipmentId, wanted.shipmentId))]
      : []),
    ...post(ctx, {
      kind: "capture",
      subject: wanted?.shipmentId ?? event.eventId,
      orderId: wanted?.orderId ?? null,
      currency: event.currency,
      accounts: { [dueFrom(row.provider)]: event.amountMinor, [row.provider]: -event.amountMinor },
    }),
  ];
}
