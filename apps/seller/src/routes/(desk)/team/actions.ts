// What is done about a team. Each works as a plain form, and answers with the new page or with a reason.
import { action, query, redirect } from "@solidjs/router";
import { InvitationId, InviteMember, MemberId, SellerId, SetMemberRole, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";
import { provedFirst } from "~/lib/step-up";

/** The team with its open invitations. */
export const team = query(() => load(api().seller.team.get.query()), "team");

const HERE = "/team";

export const inviteMember = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(InviteMember, form, (input) => api().seller.team.invite.mutate(input));
    return settled(provedFirst(result, HERE));
  },
  { name: "inviteMember", onComplete: said("Invited. The link is on its way.") },
);

export const resendInvitation = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(InvitationId, form, (input) => api().seller.team.resend.mutate(input)));
  },
  { name: "resendInvitation", onComplete: said("Sent again. The former link is no longer good.") },
);

export const withdrawInvitation = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(InvitationId, form, (input) => api().seller.team.withdraw.mutate(input)));
  },
  { name: "withdrawInvitation", onComplete: said("Withdrawn. The link is no longer good.") },
);

export const setMemberRole = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(SetMemberRole, form, (input) => api().seller.team.setRole.mutate(input));
    return settled(provedFirst(result, HERE));
  },
  { name: "setMemberRole", onComplete: said("The role is changed.") },
);

export const removeMember = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(MemberId, form, (input) => api().seller.team.remove.mutate(input));
    return settled(provedFirst(result, HERE));
  },
  { name: "removeMember", onComplete: said("Removed. They see nothing of this shop any more.") },
);

export const leaveTeam = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SellerId, form, (input) => api().account.leaveTeam.mutate(input));
  if (result.ok) throw redirect("/");
  return result;
}, "leaveTeam");
