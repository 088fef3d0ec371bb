// What is read and done about jobs, as forms.
import { action, query, redirect } from "@solidjs/router";
import { GiveUpJob, type Id, JobId, type JobsInput, ReplayKind, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

export const board = query(() => read(() => api().admin.jobs.board.query()), "admin.jobs.board");
export const jobs = query(
  (input: Partial<JobsInput>) => read(() => api().admin.jobs.list.query(input)),
  "admin.jobs.list",
);
export const job = query(
  (id: string) => read(() => api().admin.jobs.get.query({ jobId: id as Id<"job"> })),
  "admin.jobs.get",
);

export const replayJob = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(JobId, form, (input) => api().admin.jobs.replay.mutate(input));
  if (result.ok) throw redirect(`/jobs/${form.get("jobId")}?done=replayed`);
  return result;
}, "replay-job");

export const replayKind = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(ReplayKind, form, (input) => api().admin.jobs.replayKind.mutate(input));
  if (!result.ok) return result;
  const { count, othersLeft } = result.value;
  throw redirect(`/jobs?replayed=${count}${othersLeft ? "&others=left" : ""}`);
}, "replay-kind");

export const giveUpJob = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(GiveUpJob, form, (input) => api().admin.jobs.giveUp.mutate(input));
  if (result.ok) throw redirect(`/jobs/${form.get("jobId")}?done=given_up`);
  return result;
}, "give-up-job");
