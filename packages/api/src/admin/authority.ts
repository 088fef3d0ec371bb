// What operators are asked for, who they are, whom they look as, and what everybody did.
import {
  AddRequirement,
  AdminUsersInput,
  ArchiveRequirement,
  AuditInput,
  BlockPerson,
  GrantOperator,
  LookAs,
  MoveRequirement,
  SaveRequirement,
  SetOperatorRole,
  UserId,
} from "@stoa/contract";
import * as audit from "@stoa/core/audit";
import * as operations from "@stoa/core/operations";
import * as operators from "@stoa/core/operators";
import * as sellers from "@stoa/core/sellers";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin, inPerson, steppedUp } from "../trpc.ts";

const writing = admin("onboarding.write");

export const onboardingRouter = {
  list: admin("sellers.read").query(({ ctx }) => sellers.requirements(ctx)),
  add: writing.input(AddRequirement).mutation(({ ctx, input }) => sellers.addRequirement(ctx, input)),
  save: writing.input(SaveRequirement).mutation(async ({ ctx, input }) => {
    await sellers.saveRequirement(ctx, input);
    return {};
  }),
  archive: writing.input(ArchiveRequirement).mutation(async ({ ctx, input }) => {
    await sellers.archiveRequirement(ctx, input);
    return {};
  }),
  move: writing.input(MoveRequirement).mutation(async ({ ctx, input }) => {
    await sellers.moveRequirement(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

const managing = admin("operators.manage");
const careful = managing.use(steppedUp);

export const operatorsRouter = {
  list: managing.query(({ ctx }) => operators.operators(ctx)),
  grant: careful.input(GrantOperator).mutation(({ ctx, input }) => operators.grantOperator(ctx, input)),
  setRole: careful.input(SetOperatorRole).mutation(async ({ ctx, input }) => {
    await operators.setOperatorRole(ctx, input);
    return {};
  }),
  revoke: careful.input(UserId).mutation(async ({ ctx, input }) => {
    await operators.revokeOperator(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

const peopleCarefully = admin("users.manage").use(steppedUp);

export const usersRouter = {
  list: admin("users.read")
    .input(AdminUsersInput)
    .query(({ ctx, input }) => operations.listUsers(ctx, input)),
  get: admin("users.read")
    .input(UserId)
    .query(({ ctx, input }) => operators.personById(ctx, input.userId)),
  block: peopleCarefully.input(BlockPerson).mutation(async ({ ctx, input }) => {
    await operators.blockPerson(ctx, input);
    return {};
  }),
  unblock: peopleCarefully.input(UserId).mutation(async ({ ctx, input }) => {
    await operators.unblockPerson(ctx, input);
    return {};
  }),
  endSessions: peopleCarefully.input(UserId).mutation(async ({ ctx, input }) => {
    await operators.endSessionsOf(ctx, input);
    return {};
  }),
  /** The address in the shop that begins the look; it is good for a minute, once. */
  look: admin("users.look")
    .meta({ needs: "admin:users.look", repetition: "natural" })
    .use(inPerson)
    .input(LookAs)
    .mutation(async ({ ctx, input }) => {
      const { token } = await operators.askToLook(ctx, input);
      return { url: `${ctx.origins.buyer}/us/look?token=${token}` };
    }),
} satisfies TRPCRouterRecord;

export const auditRouter = {
  list: admin("audit.read")
    .input(AuditInput)
    .query(({ ctx, input }) => audit.allAudit(ctx, input)),
} satisfies TRPCRouterRecord;
