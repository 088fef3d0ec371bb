// Wish lists of the buyer who is signed in, and shared ones for whoever has the link. Every change may be repeated
// without harm, but creating a list.
import {
  AddWish,
  CreateList,
  EditWish,
  ListInput,
  ListPageInput,
  MoveWish,
  RenameList,
  RestoreWishes,
  SharedListInput,
  ShareList,
  Unwish,
  WishInput,
} from "@stoa/contract";
import * as lists from "@stoa/core/lists";
import type { TRPCRouterRecord } from "@trpc/server";
import { buyer, publicProcedure } from "../trpc.ts";

const change = buyer("lists").meta({ repetition: "natural" });

export const listsRouter = {
  mine: buyer("lists").query(({ ctx }) => lists.myWishes(ctx)),
  cards: buyer("lists").query(({ ctx }) => lists.listCards(ctx)),
  get: buyer("lists")
    .input(ListPageInput)
    .query(({ ctx, input }) => lists.listView(ctx, input)),
  shared: publicProcedure.input(SharedListInput).query(({ ctx, input }) => lists.sharedList(ctx, input)),
  create: buyer("lists")
    .input(CreateList)
    .mutation(({ ctx, input }) => lists.createList(ctx, input)),
  rename: change.input(RenameList).mutation(({ ctx, input }) => lists.renameList(ctx, input)),
  makeDefault: change.input(ListInput).mutation(({ ctx, input }) => lists.makeDefault(ctx, input)),
  delete: change.input(ListInput).mutation(({ ctx, input }) => lists.deleteList(ctx, input)),
  share: buyer("lists")
    .input(ShareList)
    .mutation(({ ctx, input }) => lists.shareList(ctx, input)),
  unshare: change.input(ListInput).mutation(({ ctx, input }) => lists.unshareList(ctx, input)),
  add: change.input(AddWish).mutation(({ ctx, input }) => lists.addWish(ctx, input)),
  edit: change.input(EditWish).mutation(({ ctx, input }) => lists.editWish(ctx, input)),
  move: change.input(MoveWish).mutation(({ ctx, input }) => lists.moveWish(ctx, input)),
  remove: change.input(WishInput).mutation(({ ctx, input }) => lists.removeWish(ctx, input)),
  unwish: change.input(Unwish).mutation(({ ctx, input }) => lists.unwish(ctx, input)),
  restore: change.input(RestoreWishes).mutation(({ ctx, input }) => lists.restoreWishes(ctx, input)),
} satisfies TRPCRouterRecord;
