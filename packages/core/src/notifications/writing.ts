// A mail is claimed as a row under the key of its reason before it is sent, so that no reason is mailed twice; sending is a
// job of its own, repeated until the service takes it.
import { DomainError, type Id, newId } from "@stoa/contract";
import { and, eq, isNull, lt, mail, ne, or } from "@stoa/db";
import { linkToken } from "../accounts/index.ts";
import { holdsAt, retract } from "../alerts/index.ts";
import { later, sent, type SystemCtx } from "../kernel/index.ts";
import { footed, type Foot, type MailContent } from "./templates/index.ts";

/** Stands in a mail's texts where the secret of its link comes, when it is sent. */
export const LINK_MARK = "{link-secret}";

/**
 * Writes a mail down unless its reason was mailed before, and asks for it to be sent. With a `linkSeed` the secret of its
 * link takes the place of `LINK_MARK` at the last moment, so that whoever reads the kept mails cannot use it.
 */
export async function write(
  ctx: SystemCtx,
  of: {
    template: string;
    subjectId: string;
    to: string;
    linkSeed?: string;
    foot?: Foot;
    unsubscribeUrl?: string | undefined;
    alertId?: Id<"alert"> | undefined;
    alertMinor?: number | undefined;
  },
  content: MailContent,
): Promise<void> {
  const key = `${of.template}:${of.subjectId}:${of.to}`;
  const [known] = await ctx.db.select({ id: mail.id }).from(mail).where(eq(mail.key, key));
  if (known) return;
  const mailId = newId("mail", ctx.now());
  const job = later(ctx, { type: "mail.queued", mailId });
  const { template, to: recipient, linkSeed = null, unsubscribeUrl = null, alertId = null, alertMinor = null } = of;
  const written = { unsubscribeUrl, alertId, alertMinor, ...footed(content, of.foot ?? null) };
  const row = ctx.db
    .insert(mail)
    .values({ id: mailId, key, template, recipient, linkSeed, ...written, createdAt: ctx.now() });
  await ctx.db.batch([row, job.statement]);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("mail.written");
  sent(ctx, [job]);
}

/** A claim that is so old is that of somebody who died. */
const CLAIM_MS = 60_000;

/**
 * Sends a mail that waits. Who sends it claims it first, so that it leaves once however often the job is handed over; only
 * a death between sending and noting it makes it leave again.
 * @throws REQUEST_IN_PROGRESS somebody else is sending it
 */
export async function sendMail(ctx: SystemCtx, job: { mailId: Id<"mail"> }): Promise<void> {
  const waits = and(eq(mail.id, job.mailId), ne(mail.status, "sent"));
  const isFree = or(isNull(mail.claimedAt), lt(mail.claimedAt, ctx.now() - CLAIM_MS));
  const [row] = await ctx.db.update(mail).set({ claimedAt: ctx.now() }).where(and(waits, isFree)).returning();
  if (!row) {
    const [claimed] = await ctx.db.select({ id: mail.id }).from(mail).where(waits);
    if (claimed) throw new DomainError("REQUEST_IN_PROGRESS");
    return;
  }
  const { key, recipient: to, subject, unsubscribeUrl, alertId, alertMinor } = row;
  // What an alert said may hold no more by the time its mail leaves.
  if (alertId && !(await holdsAt(ctx, alertId, alertMinor)))
    return await retract(ctx, { mailId: row.id, alertId, fact: key.slice(0, -(to.length + 1)) });
  const secret = row.linkSeed === null ? "" : await linkToken(ctx, row.linkSeed);
  const [text, html] = [row.text, row.html].map((part) => part.replaceAll(LINK_MARK, secret)) as [string, string];
  try {
    await ctx.providers.mail.send({ key, to, subject, text, html, unsubscribeUrl });
  } catch (error) {
    await ctx.db.update(mail).set({ claimedAt: null }).where(waits);
    throw error;
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("mail.sent");
  await ctx.db.update(mail).set({ status: "sent", sentAt: ctx.now() }).where(eq(mail.id, row.id));
}
