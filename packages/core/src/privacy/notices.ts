// What somebody was told, wants to be told, and waits for, as it stands in the file of their account.
import type { Id } from "@stoa/contract";
import { alert, type Database, desc, eq, notice, noticePreference } from "@stoa/db";

const NOTICE = { audience: notice.audience, kind: notice.kind, params: notice.params, createdAt: notice.createdAt, readAt: notice.readAt }; // prettier-ignore
const PREFERENCE = { kind: noticePreference.kind, channel: noticePreference.channel, isOn: noticePreference.isOn };
const ALERT = {
  kind: alert.kind,
  market: alert.market,
  variantId: alert.variantId,
  targetMinor: alert.targetMinor,
  status: alert.status,
  createdAt: alert.createdAt,
};

/** What is on file of notices. */
export interface NoticesOnFile {
  told: Pick<typeof notice.$inferSelect, keyof typeof NOTICE>[];
  wants: Pick<typeof noticePreference.$inferSelect, keyof typeof PREFERENCE>[];
  waitsFor: Pick<typeof alert.$inferSelect, keyof typeof ALERT>[];
}

/** Reads it, newest first. */
export async function noticesOnFile(db: Database, userId: Id<"user">): Promise<NoticesOnFile> {
  const [told, wants, waitsFor] = await db.batch([
    db.select(NOTICE).from(notice).where(eq(notice.userId, userId)).orderBy(desc(notice.createdAt)),
    db.select(PREFERENCE).from(noticePreference).where(eq(noticePreference.principal, userId)),
    db.select(ALERT).from(alert).where(eq(alert.userId, userId)).orderBy(desc(alert.createdAt)),
  ]);
  return { told, wants, waitsFor };
}
