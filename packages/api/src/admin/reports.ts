// Reports for operators.
import { FiguresInput } from "@stoa/contract";
import * as operations from "@stoa/core/operations";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

export const figuresRouter = {
  get: admin("finance.read")
    .input(FiguresInput)
    .query(({ ctx, input }) => operations.figuresOf(ctx, input)),
} satisfies TRPCRouterRecord;
