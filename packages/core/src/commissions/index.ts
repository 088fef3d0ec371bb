// Commissions: the rules by which the marketplace takes its share of a sale.
export { addCommissionRule, endCommissionRule, moveCommissionRule, saveCommissionRule } from "./commands.ts";
export { commissionRules, commissionsFor, previewCommission } from "./queries.ts";
export { charged, type CommissionTerms } from "./rules.ts";
