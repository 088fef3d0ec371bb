// Mails to teams of sellers, and to those who are asked to join one.
import type { Id } from "@stoa/contract";
import { and, eq, invitation, requirement, requirementAnswer, seller } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { invitationToMail } from "../sellers/index.ts";
import { sellerReviewMail, teamInvitationMail } from "./templates/index.ts";
import { marketOfSeller } from "./rules.ts";
import { tellTeam } from "./telling.ts";
import { LINK_MARK, write } from "./writing.ts";

/** Sends the link with which somebody joins a team, unless a newer one was asked for meanwhile. */
export async function mailInvitation(
  ctx: SystemCtx,
  job: { invitationId: Id<"invitation">; seed: string },
): Promise<void> {
  const found = await invitationToMail(ctx, job);
  if (!found) return;
  const [of] = await ctx.db
    .select({ country: seller.country })
    .from(invitation)
    .innerJoin(seller, eq(seller.id, invitation.sellerId))
    .where(eq(invitation.id, job.invitationId));
  const url = `${ctx.origins.seller}/join?token=${LINK_MARK}`;
  await write(
    ctx,
    { template: "team_invitation", subjectId: job.seed, to: found.email, linkSeed: job.seed },
    teamInvitationMail({ ...found, url, reading: marketOfSeller(of?.country ?? "") }),
  );
}

/** Those who run the shop learn what is asked of them once more. */
export async function mailReview(
  ctx: SystemCtx,
  job: { sellerId: Id<"seller">; requirementId: Id<"requirement">; version: number },
): Promise<void> {
  const [row] = await ctx.db
    .select({ sellerName: seller.name, title: requirement.title, answer: requirementAnswer })
    .from(requirementAnswer)
    .innerJoin(seller, eq(seller.id, requirementAnswer.sellerId))
    .innerJoin(requirement, eq(requirement.id, requirementAnswer.requirementId))
    .where(and(eq(requirementAnswer.sellerId, job.sellerId), eq(requirementAnswer.requirementId, job.requirementId)));
  if (!row || row.answer.version !== job.version || row.answer.status !== "asked_again") return;
  const { sellerName, title, answer } = row;
  const subjectId = `${job.sellerId}:${job.requirementId}:${job.version}`;
  const url = `${ctx.origins.seller}/onboarding`;
  await tellTeam(
    ctx,
    job.sellerId,
    { kind: "shop_asked", fact: `seller_asked_again:${subjectId}`, params: { title } },
    (reading) => ({
      template: "seller_asked_again",
      subjectId,
      content: sellerReviewMail({ sellerName, title, reason: answer.reason ?? "", url, reading }),
    }),
  );
}
