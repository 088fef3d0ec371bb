// Search as operators run it: synonyms, pinned products, redirects, and the report of what was searched for.
import {
  ImportSynonyms,
  ListingsInput,
  PreviewInput,
  QueriesInput,
  QueryName,
  SaveSynonym,
  SearchReportInput,
  SearchTermsInput,
  SetPins,
  SetRedirect,
  SynonymId,
  SynonymsInput,
} from "@stoa/contract";
import * as curation from "@stoa/core/curation";
import { listings } from "@stoa/core/search";
import type { TRPCRouterRecord } from "@trpc/server";
import { adminProcedure } from "../trpc.ts";

const synonymsRouter = {
  list: adminProcedure.input(SynonymsInput).query(({ ctx, input }) => curation.listSynonyms(ctx, input)),
  get: adminProcedure.input(SynonymId).query(({ ctx, input }) => curation.synonymById(ctx, input)),
  save: adminProcedure.input(SaveSynonym).mutation(({ ctx, input }) => curation.saveSynonym(ctx, input)),
  remove: adminProcedure.input(SynonymId).mutation(({ ctx, input }) => curation.removeSynonym(ctx, input)),
  import: adminProcedure.input(ImportSynonyms).mutation(({ ctx, input }) => curation.importSynonyms(ctx, input)),
} satisfies TRPCRouterRecord;

const pinsRouter = {
  list: adminProcedure.input(QueriesInput).query(({ ctx, input }) => curation.listPins(ctx, input)),
  set: adminProcedure.input(SetPins).mutation(({ ctx, input }) => curation.setPins(ctx, input)),
} satisfies TRPCRouterRecord;

const redirectsRouter = {
  list: adminProcedure.input(QueriesInput).query(({ ctx, input }) => curation.listRedirects(ctx, input)),
  set: adminProcedure.input(SetRedirect).mutation(({ ctx, input }) => curation.setRedirect(ctx, input)),
  remove: adminProcedure.input(QueryName).mutation(({ ctx, input }) => curation.removeRedirect(ctx, input)),
} satisfies TRPCRouterRecord;

export const searchRouter = {
  report: adminProcedure.input(SearchReportInput).query(({ ctx, input }) => curation.searchReport(ctx, input)),
  terms: adminProcedure.input(SearchTermsInput).query(({ ctx, input }) => curation.searchTerms(ctx, input)),
  preview: adminProcedure.input(PreviewInput).query(async ({ ctx, input: { market, query } }) => {
    const [pinned, redirect, found] = await Promise.all([
      curation.pinsOf(ctx, query),
      curation.redirectOf(ctx, query),
      listings(ctx, ListingsInput.parse({ market, q: query })),
    ]);
    return { query: curation.queryKey(query), pinned, cards: found.cards, total: found.total, redirect };
  }),
  synonyms: synonymsRouter,
  pins: pinsRouter,
  redirects: redirectsRouter,
} satisfies TRPCRouterRecord;
