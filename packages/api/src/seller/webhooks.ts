// Where the seller's programs hear of what happens, and what they were sent. For people alone: no scope of a program opens it.
import { CreateWebhook, DeliveriesInput, DeliveryId, SetWebhookStatus, UpdateWebhook, WebhookId } from "@stoa/contract";
import * as webhooks from "@stoa/core/webhooks";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller, steppedUp } from "../trpc.ts";

// What says where things are sent, or tells a secret, asks for a fresh proof; to stop or to try is never made hard.
const managing = seller("webhooks.manage");
const careful = managing.use(steppedUp);
/** Secrets are told once: a repeated key is not answered with a kept secret. */
const telling = careful.meta({ repetition: "natural" });

export const webhooksRouter = {
  list: managing.query(({ ctx }) => webhooks.listWebhooks(ctx)),
  get: managing.input(WebhookId).query(({ ctx, input }) => webhooks.webhookById(ctx, input)),
  create: telling.input(CreateWebhook).mutation(({ ctx, input }) => webhooks.createWebhook(ctx, input)),
  update: careful.input(UpdateWebhook).mutation(async ({ ctx, input }) => {
    await webhooks.updateWebhook(ctx, input);
    return {};
  }),
  setStatus: managing.input(SetWebhookStatus).mutation(async ({ ctx, input }) => {
    await webhooks.setWebhookStatus(ctx, input);
    return {};
  }),
  remove: managing.input(WebhookId).mutation(async ({ ctx, input }) => {
    await webhooks.removeWebhook(ctx, input);
    return {};
  }),
  rotate: telling.input(WebhookId).mutation(({ ctx, input }) => webhooks.rotateWebhook(ctx, input)),
  ping: managing.input(WebhookId).mutation(({ ctx, input }) => webhooks.pingWebhook(ctx, input)),
  deliveries: managing.input(DeliveriesInput).query(({ ctx, input }) => webhooks.listDeliveries(ctx, input)),
  delivery: managing.input(DeliveryId).query(({ ctx, input }) => webhooks.deliveryById(ctx, input)),
  replay: managing.input(DeliveryId).mutation(async ({ ctx, input }) => {
    await webhooks.replayDelivery(ctx, input);
    return {};
  }),
  replayFailed: managing.input(WebhookId).mutation(({ ctx, input }) => webhooks.replayFailed(ctx, input)),
} satisfies TRPCRouterRecord;
