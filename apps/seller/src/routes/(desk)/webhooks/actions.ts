// What is read and done about webhooks. Each action works as a plain form; a secret is told once, in the outcome of its form.
import { action, query, redirect } from "@solidjs/router";
import {
  CreateWebhook,
  type DeliveriesInput,
  DeliveryId,
  type Id,
  SetWebhookStatus,
  submitForm,
  UpdateWebhook,
  WebhookId,
} from "@stoa/client";
import { submitCareful } from "@stoa/client/solid";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** The shop's endpoints, newest first. */
export const webhooks = query(() => load(api().seller.webhooks.list.query()), "webhooks");
/** One of them with its last day; null when it is none of theirs. */
export const webhook = query(
  (id: string) => loadOrNull(api().seller.webhooks.get.query({ webhookId: id as Id<"webhook"> })),
  "webhook",
);
/** What was sent to one, newest first; null when it is none of theirs. */
export const deliveries = query(
  (input: DeliveriesInput) => loadOrNull(api().seller.webhooks.deliveries.query(input)),
  "deliveries",
);
/** One delivery with its tries; null when it is none of theirs. */
export const delivery = query(
  (id: string) => loadOrNull(api().seller.webhooks.delivery.query({ deliveryId: id as Id<"delivery"> })),
  "delivery",
);

export const createHook = action(async (form: FormData) => {
  "use server";
  return await submitCareful(CreateWebhook, form, (input) => api().seller.webhooks.create.mutate(input));
}, "createHook");

export const updateHook = action(
  async (form: FormData) => {
    "use server";
    const result = await submitCareful(UpdateWebhook, form, (input) => api().seller.webhooks.update.mutate(input));
    if (result.ok) throw redirect(`/webhooks/${String(form.get("webhookId"))}`);
    return result;
  },
  { name: "updateHook", onComplete: said("Saved.") },
);

export const setHookStatus = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SetWebhookStatus, form, (input) => api().seller.webhooks.setStatus.mutate(input)));
  },
  { name: "setHookStatus", onComplete: said("Done. It holds from now on.") },
);

export const rotateHook = action(async (form: FormData) => {
  "use server";
  return await submitCareful(WebhookId, form, (input) => api().seller.webhooks.rotate.mutate(input));
}, "rotateHook");

export const removeHook = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(WebhookId, form, (input) => api().seller.webhooks.remove.mutate(input));
    if (result.ok) throw redirect("/webhooks");
    return result;
  },
  { name: "removeHook", onComplete: said("The webhook is removed.") },
);

export const pingHook = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(WebhookId, form, (input) => api().seller.webhooks.ping.mutate(input));
  if (result.ok) throw redirect(`/webhooks/deliveries/${result.value.deliveryId}`);
  return result;
}, "pingHook");

export const replayOne = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(DeliveryId, form, (input) => api().seller.webhooks.replay.mutate(input)));
  },
  { name: "replayOne", onComplete: said("It is sent once more.") },
);

export const replayAllFailed = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(WebhookId, form, (input) => api().seller.webhooks.replayFailed.mutate(input)));
  },
  { name: "replayAllFailed", onComplete: said("They are sent once more, in their order.") },
);
