// What operators read of the moderation desk, and what they decide, as forms.
import { action, query, reload } from "@solidjs/router";
import { DecideContent, type DeskView, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

export const desk = query((view: DeskView) => read(() => api().admin.reviews.desk.query({ view })), "admin.moderation");

export const decideContent = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(DecideContent, form, (input) => api().admin.reviews.decide.mutate(input));
  return result.ok ? reload() : result;
}, "decide-content");
