// The engine room: jobs, checks of the books, and what runs by itself.
import {
  CheckRunId,
  CheckRunsInput,
  GiveUpJob,
  JobId,
  JobsInput,
  LatencyInput,
  ReplayKind,
  RunCheck,
  SaveFlag,
} from "@stoa/contract";
import * as operations from "@stoa/core/operations";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

export const jobsRouter = {
  board: admin("operations.read").query(({ ctx }) => operations.jobBoard(ctx)),
  list: admin("operations.read")
    .input(JobsInput)
    .query(({ ctx, input }) => operations.listJobs(ctx, input)),
  get: admin("operations.read")
    .input(JobId)
    .query(({ ctx, input }) => operations.jobById(ctx, input)),
  replay: admin("operations.manage")
    .input(JobId)
    .mutation(async ({ ctx, input }) => {
      await operations.replayJob(ctx, input);
      return {};
    }),
  replayKind: admin("operations.manage")
    .input(ReplayKind)
    .mutation(({ ctx, input }) => operations.replayKind(ctx, input)),
  giveUp: admin("operations.manage")
    .input(GiveUpJob)
    .mutation(async ({ ctx, input }) => {
      await operations.giveUpJob(ctx, input);
      return {};
    }),
} satisfies TRPCRouterRecord;

export const checksRouter = {
  now: admin("operations.read").query(({ ctx }) => operations.checksNow(ctx)),
  list: admin("operations.read")
    .input(CheckRunsInput)
    .query(({ ctx, input }) => operations.listCheckRuns(ctx, input)),
  get: admin("operations.read")
    .input(CheckRunId)
    .query(({ ctx, input }) => operations.checkRunById(ctx, input)),
  run: admin("operations.manage")
    .input(RunCheck)
    .mutation(({ ctx, input }) => operations.runCheck(ctx, input)),
} satisfies TRPCRouterRecord;

export const latencyRouter = {
  get: admin("operations.read")
    .input(LatencyInput)
    .query(({ ctx, input }) => operations.latencyNow(ctx, input)),
} satisfies TRPCRouterRecord;

export const flagsRouter = {
  get: admin("operations.read").query(({ ctx }) => operations.flagsNow(ctx)),
  save: admin("operations.manage")
    .input(SaveFlag)
    .mutation(async ({ ctx, input }) => {
      await operations.saveFlag(ctx, input);
      return {};
    }),
} satisfies TRPCRouterRecord;
