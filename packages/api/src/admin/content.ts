// What operators write for the shop.
import { ArrangeContent, ContentInput, CreateContent, SaveContent, SetContentStatus } from "@stoa/contract";
import * as content from "@stoa/core/content";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

export const contentRouter = {
  list: admin("catalogue.read").query(({ ctx }) => content.listContent(ctx)),
  get: admin("catalogue.read")
    .input(ContentInput)
    .query(({ ctx, input }) => content.contentById(ctx, input)),
  create: admin("catalogue.write")
    .input(CreateContent)
    .mutation(({ ctx, input }) => content.createContent(ctx, input)),
  save: admin("catalogue.write")
    .input(SaveContent)
    .mutation(({ ctx, input }) => content.saveContent(ctx, input)),
  setStatus: admin("catalogue.write")
    .input(SetContentStatus)
    .mutation(({ ctx, input }) => content.setContentStatus(ctx, input)),
  arrange: admin("catalogue.write")
    .input(ArrangeContent)
    .mutation(({ ctx, input }) => content.arrangeContent(ctx, input)),
  remove: admin("catalogue.write")
    .input(ContentInput)
    .mutation(({ ctx, input }) => content.removeContent(ctx, input)),
} satisfies TRPCRouterRecord;
