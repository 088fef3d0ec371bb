// One's notices as a member of the shop's team, and what one wants of them.
import { action, query, reload } from "@solidjs/router";
import { NoticeId, SetNoticePreferences, submitForm } from "@stoa/client";
import { preferenceChoices } from "@stoa/ui/notices";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** A page of one's notices, newest first. */
export const notices = query(
  (cursor: string | null, isUnread: boolean) =>
    load(api().account.notifications.list.query({ cursor, limit: 30, ...(isUnread ? { isUnread } : {}) })),
  "notices",
);

/** What one wants of each kind. */
export const preferences = query(() => load(api().account.notifications.preferences.query()), "preferences");

export const readNotice = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(NoticeId, form, (input) => api().account.notifications.read.mutate(input)));
}, "readNotice");

export const readAll = action(async () => {
  "use server";
  await api().account.notifications.readAll.mutate();
  return reload();
}, "readAllNotices");

export const setPreferences = action(
  async (form: FormData) => {
    "use server";
    const { choices } = SetNoticePreferences.parse(preferenceChoices(form));
    await api().account.notifications.setPreferences.mutate({ choices });
    return reload();
  },
  { name: "setPreferences", onComplete: said("Saved.") },
);
