// What operators do with content, as forms.
import { action, redirect } from "@solidjs/router";
import { ArrangeContent, ContentInput, CreateContent, SaveContent, SetContentStatus, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { withContent } from "./content-form";

export const createContent = action(async (form: FormData) => {
  "use server";
  return submitForm(CreateContent, withContent(form), async (input) => {
    const { contentId } = await api().admin.content.create.mutate(input);
    throw redirect(`/content/${contentId}`);
  });
}, "create-content");

export const saveContent = action(async (form: FormData) => {
  "use server";
  return submitForm(SaveContent, withContent(form), (input) => api().admin.content.save.mutate(input));
}, "save-content");

export const setContentStatus = action(async (form: FormData) => {
  "use server";
  return submitForm(SetContentStatus, form, (input) => api().admin.content.setStatus.mutate(input));
}, "set-content-status");

export const arrangeContent = action(async (form: FormData) => {
  "use server";
  return submitForm(ArrangeContent, form, (input) => api().admin.content.arrange.mutate(input));
}, "arrange-content");

export const removeContent = action(async (form: FormData) => {
  "use server";
  return submitForm(ContentInput, form, async (input) => {
    await api().admin.content.remove.mutate(input);
    throw redirect("/content");
  });
}, "remove-content");
