// The checklist that the operator makes: what is asked of sellers, where, and in which order.
import {
  type AddRequirement,
  type ArchiveRequirement,
  DomainError,
  type Id,
  type MoveRequirement,
  newId,
  type Requirement,
  type RequirementId,
  type SaveRequirement,
} from "@stoa/contract";
import { asc, atomic, eq, MUST_HOLD, mustHold, requirement, sql, type Statement } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx } from "../kernel/index.ts";
import { MAX_REQUIREMENTS } from "./rules/checklist.ts";

/** Every requirement, archived ones too, in the order in which sellers meet them. */
export async function requirements(ctx: AdminCtx<"sellers.read">): Promise<Requirement[]> {
  return await listed(ctx);
}

async function listed(ctx: Ctx): Promise<Requirement[]> {
  const rows = await ctx.db.select().from(requirement).orderBy(asc(requirement.position), asc(requirement.id));
  return rows.map(({ id: requirementId, isRequired, ...row }) => ({
    requirementId,
    ...row,
    isRequired: isRequired === 1,
  }));
}

async function one(ctx: Ctx, requirementId: Id<"requirement">): Promise<Requirement> {
  const found = (await listed(ctx)).find((each) => each.requirementId === requirementId);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

/** Puts a requirement at the end of the checklist. Sellers who are approved already are not held up by it. @throws LIST_FULL */
export async function addRequirement(
  ctx: AdminCtx<"onboarding.write">,
  { isRequired, ...words }: AddRequirement,
): Promise<RequirementId> {
  const all = await listed(ctx);
  if (all.filter((each) => each.archivedAt === null).length >= MAX_REQUIREMENTS)
    throw new DomainError("LIST_FULL", { limit: MAX_REQUIREMENTS });
  const id = newId("requirement", ctx.now());
  await atomic(ctx.db, [
    ctx.db.insert(requirement).values({
      id,
      ...words,
      isRequired: isRequired ? 1 : 0,
      position: sql`(SELECT coalesce(max(position), 0) + 1 FROM requirement)`,
      createdAt: ctx.now(),
    }),
    auditRow(ctx, "requirement.add", id, { kind: words.kind, isRequired, country: words.country }),
  ]);
  return { requirementId: id };
}

/**
 * Changes what a requirement says.
 * @throws NOT_FOUND
 * @throws CONFLICT somebody changed it since it was read
 */
export async function saveRequirement(
  ctx: AdminCtx<"onboarding.write">,
  { requirementId, version, isRequired, ...words }: SaveRequirement,
): Promise<void> {
  await one(ctx, requirementId);
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`SELECT version = ${version} FROM requirement WHERE id = ${requirementId}`),
      ctx.db
        .update(requirement)
        .set({ ...words, isRequired: isRequired ? 1 : 0, version: version + 1 })
        .where(eq(requirement.id, requirementId)),
      auditRow(ctx, "requirement.save", requirementId, { isRequired, country: words.country, version: version + 1 }),
    ],
    MUST_HOLD,
  );
}

/** Takes a requirement off the checklist, or puts it back. Answers to it stay. @throws NOT_FOUND */
export async function archiveRequirement(
  ctx: AdminCtx<"onboarding.write">,
  { requirementId, isArchived }: ArchiveRequirement,
): Promise<void> {
  await one(ctx, requirementId);
  await atomic(ctx.db, [
    ctx.db
      .update(requirement)
      .set({ archivedAt: isArchived ? ctx.now() : null })
      .where(eq(requirement.id, requirementId)),
    auditRow(ctx, isArchived ? "requirement.archive" : "requirement.restore", requirementId),
  ]);
}

/** Moves a requirement past its neighbour that is asked, too; at the end of the list it stays. @throws NOT_FOUND */
export async function moveRequirement(
  ctx: AdminCtx<"onboarding.write">,
  { requirementId, to }: MoveRequirement,
): Promise<void> {
  const moved = await one(ctx, requirementId);
  const asked = (await listed(ctx)).filter((each) => each.archivedAt === null);
  const place = asked.findIndex((each) => each.requirementId === requirementId);
  const neighbour = place === -1 ? undefined : asked[place + (to === "up" ? -1 : 1)];
  const put = (id: Id<"requirement">, position: number): Statement =>
    ctx.db.update(requirement).set({ position }).where(eq(requirement.id, id));
  await atomic(ctx.db, [
    ...(neighbour ? [put(requirementId, neighbour.position), put(neighbour.requirementId, moved.position)] : []),
    auditRow(ctx, "requirement.move", requirementId, { to }),
  ]);
}
