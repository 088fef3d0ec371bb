// The team learns that a program of theirs hears nothing any more.
import type { Id } from "@stoa/contract";
import { eq, webhook } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { webhookOffMail } from "./templates/index.ts";
import { tellTeam } from "./telling.ts";

/** An endpoint was switched off, and is still: whoever may switch it on again is told. */
export async function tellWebhookOff(ctx: SystemCtx, job: { webhookId: Id<"webhook">; at: number }): Promise<void> {
  const { webhookId, at } = job;
  const [row] = await ctx.db.select().from(webhook).where(eq(webhook.id, webhookId));
  if (!row?.disabledBecause) return;
  const { sellerId, disabledBecause: because } = row;
  const { host } = new URL(row.url);
  const subjectId = `${webhookId}:${at}`;
  const url = `${ctx.origins.seller}/webhooks/${webhookId}`;
  const fact = { kind: "webhook_off", fact: `webhook_off:${subjectId}`, params: { webhookId, host, because } } as const;
  await tellTeam(ctx, sellerId, fact, (reading) => ({
    template: "webhook_off",
    subjectId,
    content: webhookOffMail({ host, because, url, reading }),
  }));
}
