// Who may be looking: audiences (one per app) and roles inside a seller's team and among operators.
import { z } from "zod";

/** One audience per app; a session is good for one audience only. */
export const AUDIENCES = ["buyer", "seller", "admin"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Roles in a seller's team. */
export const SELLER_ROLES = ["owner", "manager", "fulfilment", "finance", "support", "read_only"] as const;
export type SellerRole = (typeof SELLER_ROLES)[number];
export const SellerRole = z.enum(SELLER_ROLES);

/** Roles among the operators of the marketplace. */
export const OPERATOR_ROLES = ["support", "catalogue", "finance", "admin"] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];
export const OperatorRole = z.enum(OPERATOR_ROLES);
