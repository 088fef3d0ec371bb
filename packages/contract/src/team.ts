// Teams of sellers: who is in them, who is asked to join.
import { z } from "zod";
import { Email } from "./account.ts";
import { type Id, idSchema } from "./id.ts";
import { SELLER_GRANTS, type SellerPermission } from "./permission.ts";
import { SellerRole } from "./role.ts";

/** How long an invitation is good after it was sent. */
export const INVITATION_DAYS = 7;

/** A member of a team. */
export interface TeamMember {
  userId: Id<"user">;
  name: string;
  email: string;
  role: SellerRole;
  /** When they joined; null for those who were there before this was noted. */
  joinedAt: number | null;
}

/** Somebody who was asked to join and has not answered yet. */
export interface OpenInvitation {
  invitationId: Id<"invitation">;
  email: string;
  role: SellerRole;
  invitedBy: string;
  sentAt: number;
  expiresAt: number;
  /** Whether its link is too old; sending it again makes a new one. */
  isExpired: boolean;
}

/** A team: its members, the most powerful roles first, then by name; its open invitations, the newest first. */
export interface Team {
  members: TeamMember[];
  invitations: OpenInvitation[];
}

/** Asks somebody to join the team. */
export const InviteMember = z.strictObject({ email: Email, role: SellerRole });
export type InviteMember = z.infer<typeof InviteMember>;

/** Names an invitation. */
export const InvitationId = z.strictObject({ invitationId: idSchema("invitation") });
export type InvitationId = z.infer<typeof InvitationId>;

/** Names a member of the team. */
export const MemberId = z.strictObject({ userId: idSchema("user") });
export type MemberId = z.infer<typeof MemberId>;

/** Gives a member another role. */
export const SetMemberRole = MemberId.extend({ role: SellerRole });
export type SetMemberRole = z.infer<typeof SetMemberRole>;

/** The secret of an invitation's link. */
export const InvitationToken = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) });
export type InvitationToken = z.infer<typeof InvitationToken>;

/** An invitation as the person sees it who opens its link. */
export interface InvitationView {
  sellerId: Id<"seller">;
  sellerName: string;
  email: string;
  role: SellerRole;
  invitedBy: string;
  expiresAt: number;
  /** Where somebody without an account gets one. */
  registerUrl: string;
}

/** Whether a role may do all that the other may. One that may not stands above it, and is not its to give or to touch. */
export function covers(role: SellerRole, other: SellerRole): boolean {
  const own: readonly SellerPermission[] = SELLER_GRANTS[role];
  return SELLER_GRANTS[other].every((permission) => own.includes(permission));
}
