// Bulk edits as this app reads and steers them.
import { action, query, redirect } from "@solidjs/router";
import {
  BulkId,
  type BulkItemsInput,
  type BulkStatus,
  parseMoney,
  PrepareBulk,
  type SellerOfferFilter,
  submitForm,
} from "@stoa/client";
import type { Tone } from "@stoa/ui";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { settled } from "~/lib/outcome";
import type { OwnSentences } from "~/lib/sentences";
import { bulkForm } from "./bulk-form";

/** The newest bulk edits of the shop. */
export const bulks = query(
  (cursor: string | undefined) => load(api().seller.bulk.list.query({ cursor, limit: 12 })),
  "bulks",
);

/** One bulk edit; null when there is none of this id. */
export const bulkOf = query((bulkId: BulkId["bulkId"]) => loadOrNull(api().seller.bulk.get.query({ bulkId })), "bulk");

/** Offers of a bulk edit. */
export const bulkItems = query(
  (input: Pick<BulkItemsInput, "bulkId"> & Partial<BulkItemsInput>) => load(api().seller.bulk.items.query(input)),
  "bulkItems",
);

/** How many offers a filter finds. */
export const offerCount = query(
  (filter: SellerOfferFilter) => load(api().seller.offers.count.query(filter)),
  "offerCount",
);

/** The form of a change, as the call wants it. */
const Form = {
  safeParse: (input: unknown) => PrepareBulk.safeParse(bulkForm(input as Record<string, unknown>, parseMoney)),
};

export const prepareBulk = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(Form, form, (input) => api().seller.bulk.prepare.mutate(input));
  return result.ok ? redirect(`/offers/bulk/${result.value.bulkId}`) : result;
}, "prepareBulk");

export const startBulk = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(BulkId, form, (input) => api().seller.bulk.start.mutate(input)));
}, "startBulk");

export const stopBulk = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(BulkId, form, (input) => api().seller.bulk.stop.mutate(input)));
}, "stopBulk");

export const undoBulk = action(async (form: FormData) => {
  "use server";
  return settled(await submitForm(BulkId, form, (input) => api().seller.bulk.undo.mutate(input)));
}, "undoBulk");

/** Why a step was refused, where these pages know it better. */
export const BULK_SENTENCES: OwnSentences = {
  INVALID_INPUT: "Fill in the figure of the change that you chose.",
  NOT_FOUND: "No offer fits this choice any more. Go back to the list and choose again.",
  CONFLICT: "Another of your bulk edits is at work. Wait until it is done, or stop it.",
  ILLEGAL_TRANSITION: "The edit has moved on meanwhile. This page now shows where it stands.",
  WINDOW_CLOSED: "A bulk edit can be undone for 24 hours. That time is over.",
};

export const BULK_WORD: Record<BulkStatus, string> = {
  checking: "Being worked out",
  ready: "Ready to start",
  running: "Running",
  done: "Done",
  undoing: "Being undone",
  undone: "Undone",
  cancelled: "Not done",
};

export const BULK_TONE: Record<BulkStatus, Tone> = {
  checking: "info",
  ready: "warn",
  running: "info",
  done: "good",
  undoing: "info",
  undone: "plain",
  cancelled: "plain",
};

/** Whether offers are being worked off right now. */
export const isAtWork = (status: BulkStatus): boolean =>
  status === "checking" || status === "running" || status === "undoing";
