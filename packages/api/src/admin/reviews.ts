// The moderation desk: reviews, questions and answers that wait, were reported or refused.
import { DecideContent, ModerationInput } from "@stoa/contract";
import * as reviews from "@stoa/core/reviews";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

const deciding = admin("orders.decide");

export const reviewsRouter = {
  desk: deciding.input(ModerationInput).query(({ ctx, input }) => reviews.moderationDesk(ctx, input)),
  decide: deciding.input(DecideContent).mutation(async ({ ctx, input }) => {
    await reviews.decideContent(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
