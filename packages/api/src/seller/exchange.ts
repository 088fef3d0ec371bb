// Imports of offers from files. Files themselves travel outside the procedures, under `/files`.
import { CheckImport, FindingsInput, ImportId, PageInput } from "@stoa/contract";
import * as exchange from "@stoa/core/exchange";
import type { TRPCRouterRecord } from "@trpc/server";
import { sellerProcedure } from "../trpc.ts";

export const importsRouter = {
  list: sellerProcedure.input(PageInput).query(({ ctx, input }) => exchange.listImports(ctx, input)),
  get: sellerProcedure.input(ImportId).query(({ ctx, input }) => exchange.importView(ctx, input.importId)),
  findings: sellerProcedure.input(FindingsInput).query(({ ctx, input }) => exchange.importFindings(ctx, input)),
  check: sellerProcedure.input(CheckImport).mutation(({ ctx, input }) => exchange.checkImport(ctx, input)),
  start: sellerProcedure.input(ImportId).mutation(({ ctx, input }) => exchange.startImport(ctx, input)),
  cancel: sellerProcedure.input(ImportId).mutation(({ ctx, input }) => exchange.cancelImport(ctx, input)),
} satisfies TRPCRouterRecord;
