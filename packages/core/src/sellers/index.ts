// Sellers: their states and who decides about them.
export { decideSeller } from "./commands.ts";
export { listSellers, sellerById } from "./queries.ts";
export { SELLER_DECISIONS, type SellerDecision } from "./rules.ts";
