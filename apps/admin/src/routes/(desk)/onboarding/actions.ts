// What operators do with the checklist of sellers, as forms.
import { action, query, redirect } from "@solidjs/router";
import { AddRequirement, ArchiveRequirement, MoveRequirement, SaveRequirement, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** Every requirement, in the order of the checklist. */
export const requirements = query(() => read(() => api().admin.onboarding.list.query()), "admin.onboarding");

/** A box that is not ticked is not sent. */
function withBox(form: FormData): FormData {
  if (!form.has("isRequired:boolean")) form.set("isRequired:boolean", "false");
  return form;
}

export const addRequirement = action(async (form: FormData) => {
  "use server";
  return submitForm(AddRequirement, withBox(form), async (input) => {
    await api().admin.onboarding.add.mutate(input);
    throw redirect("/onboarding");
  });
}, "add-requirement");

export const saveRequirement = action(async (form: FormData) => {
  "use server";
  return submitForm(SaveRequirement, withBox(form), async (input) => {
    await api().admin.onboarding.save.mutate(input);
    throw redirect("/onboarding");
  });
}, "save-requirement");

export const archiveRequirement = action(async (form: FormData) => {
  "use server";
  return submitForm(ArchiveRequirement, form, (input) => api().admin.onboarding.archive.mutate(input));
}, "archive-requirement");

export const moveRequirement = action(async (form: FormData) => {
  "use server";
  return submitForm(MoveRequirement, form, (input) => api().admin.onboarding.move.mutate(input));
}, "move-requirement");
