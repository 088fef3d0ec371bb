// Alerts: anybody asks to be told, a guest proves their address first.
import { AddAlert, AlertId, AlertsInput, ConfirmAlert } from "@stoa/contract";
import * as alerts from "@stoa/core/alerts";
import type { TRPCRouterRecord } from "@trpc/server";
import { buyer, publicProcedure, shopper } from "../trpc.ts";

export const alertsRouter = {
  mine: buyer("lists")
    .input(AlertsInput)
    .query(({ ctx, input }) => alerts.myAlerts(ctx, input)),
  add: shopper("lists")
    .meta({ repetition: "natural" })
    .input(AddAlert)
    .mutation(({ ctx, input }) => alerts.addAlert(ctx, input)),
  remove: buyer("lists")
    .input(AlertId)
    .mutation(async ({ ctx, input }) => {
      await alerts.removeAlert(ctx, input);
      return {};
    }),
  confirm: publicProcedure
    .meta({ repetition: "natural" })
    .input(ConfirmAlert)
    .mutation(async ({ ctx, input }) => await alerts.confirmAlert(ctx, input)),
} satisfies TRPCRouterRecord;
