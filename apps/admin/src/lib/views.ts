// The views of a list that somebody keeps under a name.
import { action, query, redirect, reload } from "@solidjs/router";
import { ownPath, SaveAdminView, submitForm, ViewId, type ViewList } from "@stoa/client";
import { sentFrom } from "@stoa/client/solid";
import { viewHref } from "@stoa/ui/desk";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

type OwnList = SaveAdminView["list"];

/** One's own views of a list and those that others share, by name. */
export const viewsOf = query((list: OwnList) => read(() => api().admin.views.list.query({ list })), "views");

/** Where a list stands that views are kept of. */
const pathOf = (list: ViewList): string => `/${list}`;

export const saveView = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SaveAdminView, form, async (input) => {
    const views = await api().admin.views.save.mutate(input);
    const kept = views.find((view) => view.isOwn && view.name === input.name);
    return kept ? viewHref(pathOf(input.list), kept) : pathOf(input.list);
  });
  return redirect(result.ok ? result.value : ownPath(sentFrom(), "/"));
}, "saveView");

export const removeView = action(async (form: FormData) => {
  "use server";
  await submitForm(ViewId, form, (input) => api().admin.views.remove.mutate(input));
  return reload();
}, "removeView");
