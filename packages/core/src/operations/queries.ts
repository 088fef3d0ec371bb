// People and mails as operators see them.
import {
  type AdminMailsInput,
  type AdminUser,
  type AdminUsersInput,
  DomainError,
  type Id,
  type MailSummary,
  type MailView,
  type Page,
} from "@stoa/contract";
import { and, eq, lt, mail, operator, or, sql, user } from "@stoa/db";
import { type AdminCtx, holds, pageOf, readCursor } from "../kernel/index.ts";
import { personColumns } from "../operators/index.ts";

/** People with an account, newest first, id breaks ties. */
export async function listUsers(ctx: AdminCtx<"users.read">, input: AdminUsersInput): Promise<Page<AdminUser>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select(personColumns)
    .from(user)
    .leftJoin(operator, eq(operator.userId, user.id))
    .where(
      and(
        input.q ? or(holds(user.name, input.q), holds(user.email, input.q)) : undefined,
        after
          ? or(lt(user.createdAt, after.at), and(eq(user.createdAt, after.at), lt(user.id, after.id as Id<"user">)))
          : undefined,
      ),
    )
    .orderBy(sql`${user.createdAt} DESC, ${user.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.userId }),
    ({ sellers, ...row }) => ({ ...row, sellers: JSON.parse(sellers) }),
  );
}

const summary = {
  mailId: mail.id,
  to: mail.recipient,
  subject: mail.subject,
  template: mail.template,
  status: mail.status,
  createdAt: mail.createdAt,
  sentAt: mail.sentAt,
};

/** Mails, newest first, id breaks ties. */
export async function listMails(ctx: AdminCtx<"mails.read">, input: AdminMailsInput): Promise<Page<MailSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select(summary)
    .from(mail)
    .where(
      and(
        input.q ? or(holds(mail.recipient, input.q), holds(mail.subject, input.q)) : undefined,
        after
          ? or(lt(mail.createdAt, after.at), and(eq(mail.createdAt, after.at), lt(mail.id, after.id as Id<"mail">)))
          : undefined,
      ),
    )
    .orderBy(sql`${mail.createdAt} DESC, ${mail.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.mailId }),
    (row) => row,
  );
}

/** One mail with its text. @throws NOT_FOUND */
export async function mailById(ctx: AdminCtx<"mails.read">, mailId: Id<"mail">): Promise<MailView> {
  const [row] = await ctx.db
    .select({ ...summary, text: mail.text, html: mail.html })
    .from(mail)
    .where(eq(mail.id, mailId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}
