// Sellers: their states and who decides about them, the people in their teams, and what they show before they may sell.
export { applyAgain, applyToSell } from "./applying.ts";
export { answerRequirement, checklistOf, ownChecklist, reviewAnswer } from "./checklist.ts";
export { decideSeller } from "./commands.ts";
export { documentToReview, type DocumentFile, ownDocument, receiveDocument } from "./documents.ts";
export {
  acceptInvitation,
  invitationBehind,
  invitationToMail,
  inviteMember,
  resendInvitation,
  withdrawInvitation,
} from "./invitations.ts";
export { endHoliday, ownHoliday, setHoliday } from "./holiday.ts";
export { ownPage, savePage, storePageChanged } from "./page.ts";
export { listSellers, sellerById } from "./queries.ts";
export { addRequirement, archiveRequirement, moveRequirement, requirements, saveRequirement } from "./requirements.ts";
export { SELLER_DECISIONS, type SellerDecision } from "./rules.ts";
export { documentName, documentType } from "./rules/checklist.ts";
export { leaveTeam, removeMember, setMemberRole, switchTeam, teamOf } from "./team.ts";
