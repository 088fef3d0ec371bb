// One's notices as they are read in an app: newest first, with a count of what is new.
import {
  type Audience,
  DAY_MS,
  DomainError,
  type Id,
  NOTICE_DAYS,
  type NoticeId,
  type NoticesInput,
  type NoticeView,
  type Page,
  type UnreadNotices,
} from "@stoa/contract";
import { and, eq, isNull, lt, notice, or, sql, type SQL } from "@stoa/db";
import { type Ctx, pageOf, type PersonCtx, readCursor } from "../kernel/index.ts";

/** The name of the object that tells somebody's open pages of new notices. */
export const feedName = (audience: Audience, userId: Id<"user">): string => `notices:${audience}:${userId}`;

/** Most unread notices that are counted. */
const MOST_COUNTED = 100;

/** The notices of whoever asks, in the app and for the shop that they are in. */
function own({ person, actor }: PersonCtx): SQL {
  const sellerId = actor.kind === "seller" ? actor.sellerId : null;
  return sql`${notice.userId} = ${person.userId} AND ${notice.audience} = ${person.audience} AND ${notice.sellerId} IS ${sellerId}`;
}

/** One's notices, newest first, id breaks ties. */
export async function listNotices(ctx: PersonCtx, input: NoticesInput): Promise<Page<NoticeView>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(notice)
    .where(
      and(
        own(ctx),
        input.isUnread ? isNull(notice.readAt) : undefined,
        after
          ? or(
              lt(notice.createdAt, after.at),
              and(eq(notice.createdAt, after.at), lt(notice.id, after.id as Id<"notice">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${notice.createdAt} DESC, ${notice.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row): NoticeView => ({
      noticeId: row.id,
      kind: row.kind,
      params: row.params,
      isRead: row.readAt !== null,
      at: row.createdAt,
    }),
  );
}

/** How many of one's notices are new, up to a hundred: it reads no more than that of the index. */
export async function unreadNotices(ctx: PersonCtx): Promise<UnreadNotices> {
  const [row] = await ctx.db.all<UnreadNotices>(sql`
    SELECT count(*) AS count FROM (SELECT 1 FROM notice WHERE ${own(ctx)} AND read_at IS NULL LIMIT ${MOST_COUNTED})`);
  return row ?? { count: 0 };
}

/** Marks one of one's notices as read. Doing it again changes nothing. @throws NOT_FOUND also for one of somebody else */
export async function readNotice(ctx: PersonCtx, { noticeId }: NoticeId): Promise<UnreadNotices> {
  const read = await ctx.db
    .update(notice)
    .set({ readAt: sql`coalesce(${notice.readAt}, ${ctx.now()})` })
    .where(and(own(ctx), eq(notice.id, noticeId)))
    .returning({ id: notice.id });
  if (read.length === 0) throw new DomainError("NOT_FOUND");
  return await unreadNotices(ctx);
}

/** Marks all that one has as read. */
export async function readAllNotices(ctx: PersonCtx): Promise<UnreadNotices> {
  await ctx.db
    .update(notice)
    .set({ readAt: ctx.now() })
    .where(and(own(ctx), isNull(notice.readAt)));
  return { count: 0 };
}

/** Takes out what is older than notices are kept. */
export async function forgetNotices(ctx: Ctx): Promise<void> {
  await ctx.db.delete(notice).where(lt(notice.createdAt, ctx.now() - NOTICE_DAYS * DAY_MS));
}
