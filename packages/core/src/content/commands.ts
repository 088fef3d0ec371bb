// What operators do with content. Each change is one batch with its audit row and its job, after which the pages follow.
import {
  type ArrangeContent,
  type ContentInput,
  type ContentView,
  type CreateContent,
  DomainError,
  newId,
  type SaveContent,
  type SetContentStatus,
} from "@stoa/contract";
import { atomic, type BatchPart, contentBlock, contentVersion, eq, type Statement, sql } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { contentById, listContent } from "./queries.ts";
import { arranged, type Showing, turningPoints } from "./rules.ts";

type Writing = AdminCtx<"catalogue.write">;

const GUARDS = {
  "content_block.slug": "HANDLE_TAKEN",
  "content_version.content_id": "CONFLICT",
} as const;

/** What the pages have to follow: which piece, under which addresses it is found, and when it will be shown. */
interface Followed {
  contentId: ContentInput["contentId"];
  slugs: readonly (string | null)[];
  showing: Showing;
}

/** Runs the statements with the jobs that make pages follow: one now, one for each time at which they turn by themselves. */
async function change(ctx: Writing, statements: readonly BatchPart[], followed: Followed | null): Promise<void> {
  const follow = (dueAt?: number) => {
    const { contentId, slugs } = followed!;
    const named = [...new Set(slugs)].filter((slug): slug is string => slug !== null);
    return later(ctx, { type: "content.changed", contentId, slugs: named }, dueAt);
  };
  const now = followed ? [follow()] : [];
  const planned = followed ? turningPoints(followed.showing, ctx.now()).map((dueAt) => follow(dueAt)) : [];
  await atomic(ctx.db, [...statements, ...[...now, ...planned].map((job) => job.statement)], GUARDS);
  sent(ctx, now);
}

function versionRow(ctx: Writing, contentId: ContentInput["contentId"], version: number): Statement {
  return ctx.db.insert(contentVersion).values({ contentId, version, savedBy: ctx.actor.userId, savedAt: ctx.now() });
}

/** Creates a piece of content as a draft after all others. @throws HANDLE_TAKEN another page has this address */
export async function createContent(ctx: Writing, input: CreateContent): Promise<ContentView> {
  const now = ctx.now();
  const contentId = newId("content", now);
  await change(
    ctx,
    [
      ctx.db.insert(contentBlock).values({
        ...input,
        id: contentId,
        position: sql`(SELECT coalesce(max(position), -1) + 1 FROM content_block)`,
        createdAt: now,
        updatedAt: now,
      }),
      versionRow(ctx, contentId, 1),
      auditRow(ctx, "content.create", contentId, { kind: input.kind, title: input.texts.en.title }),
    ],
    null,
  );
  return await contentById(ctx, { contentId });
}

/**
 * Saves a piece of content as a whole; its state and its kind stay.
 * @throws CONFLICT somebody saved it since `version` was read; nothing is written
 * @throws NOT_FOUND, HANDLE_TAKEN as for a new one
 * @throws INVALID_INPUT it would become something of another kind
 */
export async function saveContent(ctx: Writing, input: SaveContent): Promise<ContentView> {
  const { contentId, version, ...fields } = input;
  const before = await contentById(ctx, { contentId });
  if (before.version !== version) throw new DomainError("CONFLICT", { version: before.version });
  if (before.kind !== fields.kind) throw new DomainError("INVALID_INPUT", { field: "kind" });
  await change(
    ctx,
    [
      versionRow(ctx, contentId, version + 1),
      ctx.db
        .update(contentBlock)
        .set({ ...fields, version: version + 1, updatedAt: ctx.now() })
        .where(eq(contentBlock.id, contentId)),
      auditRow(ctx, "content.save", contentId, { version: version + 1, title: fields.texts.en.title }),
    ],
    before.status === "published"
      ? { contentId, slugs: [before.slug, fields.slug], showing: { ...fields, status: "published" } }
      : null,
  );
  return await contentById(ctx, { contentId });
}

/** Publishes a piece of content or takes it back; already so, nothing happens. @throws NOT_FOUND */
export async function setContentStatus(ctx: Writing, { contentId, status }: SetContentStatus): Promise<ContentView> {
  const before = await contentById(ctx, { contentId });
  if (before.status === status) return before;
  await change(
    ctx,
    [
      ctx.db.update(contentBlock).set({ status, updatedAt: ctx.now() }).where(eq(contentBlock.id, contentId)),
      auditRow(ctx, `content.${status === "published" ? "publish" : "unpublish"}`, contentId),
    ],
    { contentId, slugs: [before.slug], showing: { ...before, status } },
  );
  return await contentById(ctx, { contentId });
}

/** Puts content in order and gives it back so. */
export async function arrangeContent(ctx: Writing, input: ArrangeContent): Promise<ContentView[]> {
  const present = await listContent(ctx);
  const order = arranged(
    present.map((each) => each.contentId),
    input.contentIds,
  );
  if (order.length === 0) return present;
  await change(
    ctx,
    [
      ctx.db.run(sql`UPDATE content_block SET position = o.key FROM json_each(${JSON.stringify(order)}) o
        WHERE o.value = content_block.id AND content_block.position <> o.key`),
      auditRow(ctx, "content.arrange", "content", { count: order.length }),
    ],
    { contentId: order[0]!, slugs: [], showing: { status: "draft", startsAt: null, endsAt: null } },
  );
  return await listContent(ctx);
}

/** Removes a draft for good; what is published is taken back first. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export async function removeContent(ctx: Writing, input: ContentInput): Promise<void> {
  const { contentId, kind, status } = await contentById(ctx, input);
  if (status === "published") throw new DomainError("ILLEGAL_TRANSITION", { from: status, to: "removed" });
  await change(
    ctx,
    [
      ctx.db.delete(contentBlock).where(eq(contentBlock.id, contentId)),
      auditRow(ctx, "content.remove", contentId, { kind }),
    ],
    null,
  );
}
