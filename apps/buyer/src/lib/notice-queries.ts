// What the pages of notices and alerts read; null for a guest, and for a link that is none of ours.
import type { AlertView, NoticePreference, NoticeView, Page, Subscription } from "@stoa/client";
import { query } from "@solidjs/router";
import { api } from "./api.ts";
import { refusalOf } from "./errors.ts";

/** What is read; null where nobody is signed in, or an operator only looks. */
async function ofPerson<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") return null;
    throw error;
  }
}

/** A page of one's notices, newest first. */
export const getNotices = query(
  (cursor: string | null, isUnread: boolean): Promise<Page<NoticeView> | null> =>
    ofPerson(api().account.notifications.list.query({ cursor, limit: 20, ...(isUnread ? { isUnread } : {}) })),
  "notices",
);

export const getPreferences = query(
  (): Promise<NoticePreference[] | null> => ofPerson(api().account.notifications.preferences.query()),
  "preferences",
);

/** What one waits for, at prices of today. */
export const getAlerts = query(
  (market: AlertView["market"], cursor: string | null): Promise<Page<AlertView> | null> =>
    ofPerson(api().shop.alerts.mine.query({ market, cursor, limit: 20 })),
  "alerts",
);

/** What the link of a mail switches off; null where it is none of ours. */
export const getSubscription = query(async (token: string): Promise<Subscription | null> => {
  try {
    return await api().account.notifications.subscription.query({ token });
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "TOKEN_INVALID" || code === "INVALID_INPUT") return null;
    throw error;
  }
}, "subscription");
