// Imports of offers from files. Files themselves travel outside the procedures, under `/files`.
import { CheckImport, FindingsInput, ImportId, PageInput } from "@stoa/contract";
import * as exchange from "@stoa/core/exchange";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const importsRouter = {
  list: seller("offers.read")
    .input(PageInput)
    .query(({ ctx, input }) => exchange.listImports(ctx, input)),
  get: seller("offers.read")
    .input(ImportId)
    .query(({ ctx, input }) => exchange.importView(ctx, input.importId)),
  findings: seller("offers.read")
    .input(FindingsInput)
    .query(({ ctx, input }) => exchange.importFindings(ctx, input)),
  check: seller("offers.write")
    .input(CheckImport)
    .mutation(({ ctx, input }) => exchange.checkImport(ctx, input)),
  start: seller("offers.write")
    .input(ImportId)
    .mutation(({ ctx, input }) => exchange.startImport(ctx, input)),
  cancel: seller("offers.write")
    .input(ImportId)
    .mutation(({ ctx, input }) => exchange.cancelImport(ctx, input)),
} satisfies TRPCRouterRecord;
