// Notices of whoever is signed in, in the app that they are in: reading them, choosing them, and the way out of a kind of mails.
import { NoticeId, NoticesInput, SetNoticePreferences, UnsubscribeInput } from "@stoa/contract";
import * as notifications from "@stoa/core/notifications";
import type { TRPCRouterRecord } from "@trpc/server";
import { person, publicProcedure } from "../trpc.ts";

const change = person.meta({ repetition: "natural" });

export const notificationsRouter = {
  list: person.input(NoticesInput).query(({ ctx, input }) => notifications.listNotices(ctx, input)),
  /** Null for whoever is not signed in: a page asks by itself, and cannot know when its session has ended. */
  unread: publicProcedure.query(({ ctx }) =>
    ctx.person ? notifications.unreadNotices({ ...ctx, person: ctx.person }) : null,
  ),
  read: change.input(NoticeId).mutation(({ ctx, input }) => notifications.readNotice(ctx, input)),
  readAll: change.mutation(({ ctx }) => notifications.readAllNotices(ctx)),
  preferences: person.query(({ ctx }) => notifications.preferences(ctx)),
  setPreferences: change
    .input(SetNoticePreferences)
    .mutation(({ ctx, input }) => notifications.setPreferences(ctx, input)),
  subscription: publicProcedure
    .input(UnsubscribeInput)
    .query(({ ctx, input }) => notifications.subscriptionOf(ctx, input)),
  unsubscribe: publicProcedure
    .meta({ repetition: "natural" })
    .input(UnsubscribeInput)
    .mutation(({ ctx, input }) => notifications.unsubscribe(ctx, input)),
} satisfies TRPCRouterRecord;
