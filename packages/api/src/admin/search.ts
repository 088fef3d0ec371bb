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
import { admin } from "../trpc.ts";

const synonymsRouter = {
  list: admin("catalogue.read")
    .input(SynonymsInput)
    .query(({ ctx, input }) => curation.listSynonyms(ctx, input)),
  get: admin("catalogue.read")
    .input(SynonymId)
    .query(({ ctx, input }) => curation.synonymById(ctx, input)),
  save: admin("catalogue.write")
    .input(SaveSynonym)
    .mutation(({ ctx, input }) => curation.saveSynonym(ctx, input)),
  remove: admin("catalogue.write")
    .input(SynonymId)
    .mutation(({ ctx, input }) => curation.removeSynonym(ctx, input)),
  import: admin("catalogue.write")
    .input(ImportSynonyms)
    .mutation(({ ctx, input }) => curation.importSynonyms(ctx, input)),
} satisfies TRPCRouterRecord;

const pinsRouter = {
  list: admin("catalogue.read")
    .input(QueriesInput)
    .query(({ ctx, input }) => curation.listPins(ctx, input)),
  set: admin("catalogue.write")
    .input(SetPins)
    .mutation(({ ctx, input }) => curation.setPins(ctx, input)),
} satisfies TRPCRouterRecord;

const redirectsRouter = {
  list: admin("catalogue.read")
    .input(QueriesInput)
    .query(({ ctx, input }) => curation.listRedirects(ctx, input)),
  set: admin("catalogue.write")
    .input(SetRedirect)
    .mutation(({ ctx, input }) => curation.setRedirect(ctx, input)),
  remove: admin("catalogue.write")
    .input(QueryName)
    .mutation(({ ctx, input }) => curation.removeRedirect(ctx, input)),
} satisfies TRPCRouterRecord;

export const searchRouter = {
  report: admin("catalogue.read")
    .input(SearchReportInput)
    .query(({ ctx, input }) => curation.searchReport(ctx, input)),
  terms: admin("catalogue.read")
    .input(SearchTermsInput)
    .query(({ ctx, input }) => curation.searchTerms(ctx, input)),
  preview: admin("catalogue.read")
    .input(PreviewInput)
    .query(async ({ ctx, input: { market, query } }) => {
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
