// To somebody who is asked to join a seller's team.
import { INVITATION_DAYS, type SellerRole } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";

/** What the mail says; `url` carries the secret of the invitation. */
export interface TeamInvitation {
  sellerName: string;
  invitedBy: string;
  role: SellerRole;
  url: string;
}

const ROLE: Record<SellerRole, string> = {
  owner: "as an owner, who may do everything",
  manager: "as a manager, who runs the shop and its team",
  fulfilment: "for fulfilment: orders to pick, pack and send",
  finance: "for finance: balances and payouts",
  support: "for support: orders and their cancellations",
  read_only: "to look, without changing anything",
};

/** Writes the invitation. */
export function teamInvitationMail({ sellerName, invitedBy, role, url }: TeamInvitation): MailContent {
  const opening = `${invitedBy} asks you to join the team of ${sellerName} on Stoa, ${ROLE[role]}.`;
  return written({
    reading: { language: "en", direction: "ltr" },
    subject: `Join the team of ${sellerName}`,
    preview: opening,
    heading: "You are invited",
    opening: [
      opening,
      `The link is yours alone and good for ${INVITATION_DAYS} days. If you did not expect it, there is nothing to do.`,
    ],
    details: null,
    detailsText: "",
    button: { label: "See the invitation", url },
    reason: `You get this mail because ${invitedBy} typed your address.`,
  });
}
