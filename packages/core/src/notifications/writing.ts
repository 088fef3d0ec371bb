// A mail is claimed as a row under the key of its reason before it is sent, so that no reason is mailed twice; sending is a
// job of its own, repeated until the service takes it.
import { type Id, newId } from "@stoa/contract";
import { and, eq, mail, ne } from "@stoa/db";
import { linkToken } from "../accounts/index.ts";
import { later, sent, type SystemCtx } from "../kernel/index.ts";
import type { MailContent } from "./templates/index.ts";

/** Stands in a mail's texts where the secret of its link comes, when it is sent. */
export const LINK_MARK = "{link-secret}";

/**
 * Writes a mail down unless its reason was mailed before, and asks for it to be sent. With a `linkSeed` the secret of its
 * link takes the place of `LINK_MARK` at the last moment, so that whoever reads the kept mails cannot use it.
 */
export async function write(
  ctx: SystemCtx,
  of: { template: string; subjectId: string; to: string; linkSeed?: string },
  content: MailContent,
): Promise<void> {
  const key = `${of.template}:${of.subjectId}:${of.to}`;
  const [known] = await ctx.db.select({ id: mail.id }).from(mail).where(eq(mail.key, key));
  if (known) return;
  const mailId = newId("mail", ctx.now());
  const job = later(ctx, { type: "mail.queued", mailId });
  const { template, to: recipient, linkSeed = null } = of;
  const row = ctx.db
    .insert(mail)
    .values({ id: mailId, key, template, recipient, linkSeed, ...content, createdAt: ctx.now() });
  await ctx.db.batch([row, job.statement]);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("mail.written");
  sent(ctx, [job]);
}

/** Sends a mail that waits. At most one is lost to a crash between sending and noting it, and then it is sent again. */
export async function sendMail(ctx: SystemCtx, job: { mailId: Id<"mail"> }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(mail)
    .where(and(eq(mail.id, job.mailId), ne(mail.status, "sent")));
  if (!row) return;
  const { key, recipient: to, subject } = row;
  const secret = row.linkSeed === null ? "" : await linkToken(ctx, row.linkSeed);
  const [text, html] = [row.text, row.html].map((part) => part.replaceAll(LINK_MARK, secret)) as [string, string];
  await ctx.providers.mail.send({ key, to, subject, text, html });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("mail.sent");
  await ctx.db.update(mail).set({ status: "sent", sentAt: ctx.now() }).where(eq(mail.id, row.id));
}
