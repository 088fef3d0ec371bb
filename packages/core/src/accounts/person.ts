// What a person says of themselves.
import { DomainError, type SetProfile } from "@stoa/contract";
import { atomic, type Database, eq, user } from "@stoa/db";
import { auditRow, type Person, type PersonCtx } from "../kernel/index.ts";

/** The row of a person. @throws NOT_FOUND nobody has this id, or they asked to be forgotten */
export async function personOf(db: Database, userId: Person["userId"]) {
  const [row] = await db.select().from(user).where(eq(user.id, userId));
  if (!row || row.erasedAt !== null) throw new DomainError("NOT_FOUND");
  return row;
}

/** Whether nobody comes in by an account: operators shut it, or its person was forgotten. */
export const isClosed = (of: Pick<typeof user.$inferSelect, "erasedAt" | "blockedAt">): boolean =>
  of.erasedAt !== null || of.blockedAt !== null;

/** Changes the name that a person goes by. Orders keep the name that they were placed with. */
export async function setProfile(ctx: PersonCtx, { name }: SetProfile): Promise<void> {
  const { userId } = ctx.person;
  await atomic(ctx.db, [
    ctx.db.update(user).set({ name }).where(eq(user.id, userId)),
    auditRow(ctx, "account.set_profile", userId),
  ]);
}
