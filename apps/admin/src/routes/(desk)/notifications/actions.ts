// One's notices as an operator, and what one wants of them.
import { action, query, reload } from "@solidjs/router";
import { NoticeId, SetNoticePreferences, submitForm } from "@stoa/client";
import { preferenceChoices } from "@stoa/ui/notices";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** A page of one's notices, newest first. */
export const notices = query(
  (cursor: string | null, isUnread: boolean) =>
    read(() => api().account.notifications.list.query({ cursor, limit: 30, ...(isUnread ? { isUnread } : {}) })),
  "notices",
);

/** What one wants of each kind. */
export const preferences = query(() => read(() => api().account.notifications.preferences.query()), "preferences");

export const readNotice = action(async (form: FormData) => {
  "use server";
  await submitForm(NoticeId, form, (input) => api().account.notifications.read.mutate(input));
  return reload();
}, "readNotice");

export const readAll = action(async () => {
  "use server";
  await api().account.notifications.readAll.mutate();
  return reload();
}, "readAllNotices");

export const setPreferences = action(async (form: FormData) => {
  "use server";
  const { choices } = SetNoticePreferences.parse(preferenceChoices(form));
  await api().account.notifications.setPreferences.mutate({ choices });
  return reload();
}, "setPreferences");
