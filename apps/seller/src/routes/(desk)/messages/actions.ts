// What a seller reads and writes of messages. Each works as a plain form.
import { action, query } from "@solidjs/router";
import {
  type Id,
  QuickReplyTitle,
  ReportMessage,
  SaveQuickReply,
  submitForm,
  type ThreadsInput,
  WriteToBuyer,
} from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

export const threads = query((input: ThreadsInput) => load(api().seller.messages.list.query(input)), "threads");
export const responseTime = query(() => load(api().seller.messages.responseTime.query()), "response-time");
export const replies = query(() => load(api().seller.messages.replies.query()), "replies");

/** The messages of an order; null when there is none of this id. */
export const thread = query(
  (orderId: Id<"order">) => loadOrNull(api().seller.messages.get.query({ orderId })),
  "thread",
);

/** Notes that the team has read what there is. */
export const markRead = (orderId: Id<"order">) => api().seller.messages.read.mutate({ orderId });

export const writeMessage = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(WriteToBuyer, form, (input) => api().seller.messages.write.mutate(input)));
  },
  { name: "writeMessage", onComplete: said("Sent.") },
);

export const reportMessage = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ReportMessage, form, (input) => api().seller.messages.report.mutate(input)));
  },
  { name: "reportMessage", onComplete: said("Reported. We look at it.") },
);

export const saveReply = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SaveQuickReply, form, (input) => api().seller.messages.saveReply.mutate(input)));
  },
  { name: "saveReply", onComplete: said("Kept.") },
);

export const removeReply = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(QuickReplyTitle, form, (input) => api().seller.messages.removeReply.mutate(input)));
  },
  { name: "removeReply", onComplete: said("Removed.") },
);
