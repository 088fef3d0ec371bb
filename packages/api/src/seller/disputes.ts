// Disputes about a seller's own orders.
import { DisputeId, DisputesInput, NoteDispute } from "@stoa/contract";
import * as disputes from "@stoa/core/disputes";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const disputesRouter = {
  list: seller("finance.read")
    .input(DisputesInput)
    .query(({ ctx, input }) => disputes.ownDisputes(ctx, input)),
  get: seller("finance.read")
    .input(DisputeId)
    .query(({ ctx, input }) => disputes.ownDispute(ctx, input)),
  note: seller("finance.manage")
    .input(NoteDispute)
    .mutation(({ ctx, input }) => disputes.noteDispute(ctx, input)),
} satisfies TRPCRouterRecord;
