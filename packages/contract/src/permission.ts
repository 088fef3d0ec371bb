// What somebody may do, by name. Roles grant permissions, tokens of other programs narrow them down; a command names the
// permission that its caller must hold in the type of its context.
import { z } from "zod";
import type { Audience, OperatorRole, SellerRole } from "./role.ts";

/** What a buyer does with things of their own. Every signed-in buyer may; a token only what its scopes say. */
export const BUYER_PERMISSIONS = ["cart", "checkout", "orders", "lists", "account"] as const;
export type BuyerPermission = (typeof BUYER_PERMISSIONS)[number];

/** What a member of a seller's team may do. */
export const SELLER_PERMISSIONS = [
  "store.read",
  "store.manage",
  "offers.read",
  "offers.write",
  "orders.read",
  "orders.fulfil",
  "orders.cancel",
  "finance.read",
  "finance.manage",
  "team.read",
  "team.manage",
  "keys.manage",
  "webhooks.manage",
  "audit.read",
] as const;
export type SellerPermission = (typeof SELLER_PERMISSIONS)[number];

/** What an operator of the marketplace may do. */
export const OPERATOR_PERMISSIONS = [
  "overview.read",
  "sellers.read",
  "sellers.decide",
  "onboarding.write",
  "catalogue.read",
  "catalogue.write",
  "orders.read",
  "orders.cancel",
  "orders.decide",
  "finance.read",
  "finance.write",
  "users.read",
  "users.look",
  "users.manage",
  "mails.read",
  "operators.manage",
  "audit.read",
  "operations.read",
  "operations.manage",
] as const;
export type OperatorPermission = (typeof OPERATOR_PERMISSIONS)[number];

/** The permissions of each role in a seller's team. The first roles may do more; nobody grants a role above their own. */
export const SELLER_GRANTS = {
  owner: SELLER_PERMISSIONS,
  manager: [
    "store.read",
    "store.manage",
    "offers.read",
    "offers.write",
    "orders.read",
    "orders.fulfil",
    "orders.cancel",
    "finance.read",
    "team.read",
    "team.manage",
    "webhooks.manage",
    "audit.read",
  ],
  fulfilment: ["store.read", "offers.read", "orders.read", "orders.fulfil"],
  finance: ["store.read", "orders.read", "finance.read", "finance.manage"],
  support: ["store.read", "offers.read", "orders.read", "orders.cancel"],
  read_only: ["store.read", "offers.read", "orders.read"],
} as const satisfies Record<SellerRole, readonly SellerPermission[]>;

/** The permissions of each role among the operators. */
export const OPERATOR_GRANTS = {
  admin: OPERATOR_PERMISSIONS,
  catalogue: [
    "overview.read",
    "sellers.read",
    "sellers.decide",
    "onboarding.write",
    "catalogue.read",
    "catalogue.write",
  ],
  finance: [
    "overview.read",
    "sellers.read",
    "catalogue.read",
    "orders.read",
    "finance.read",
    "finance.write",
    "audit.read",
    "operations.read",
  ],
  support: [
    "overview.read",
    "sellers.read",
    "catalogue.read",
    "orders.read",
    "orders.cancel",
    "orders.decide",
    "users.read",
    "users.look",
    "mails.read",
    "operations.read",
  ],
} as const satisfies Record<OperatorRole, readonly OperatorPermission[]>;

/** What a token may be given: permissions of a buyer or of a seller, never of an operator. */
export const SCOPES = [
  ...BUYER_PERMISSIONS.map((permission) => `buyer:${permission}` as const),
  ...SELLER_PERMISSIONS.filter(
    (permission) =>
      permission !== "team.manage" &&
      permission !== "keys.manage" &&
      permission !== "webhooks.manage" &&
      permission !== "finance.manage",
  ).map((permission) => `seller:${permission}` as const),
] as const;
export type Scope = (typeof SCOPES)[number];
export const Scope = z.enum(SCOPES as unknown as [Scope, ...Scope[]]);

/** The app that a scope belongs to. */
export const audienceOf = (scope: Scope): Exclude<Audience, "admin"> =>
  scope.startsWith("seller:") ? "seller" : "buyer";

/** A permission with what it carries: who may change a noun may look at it. */
export type Carried<P extends string> = P extends `${infer N}.${string}`
  ? P | Extract<SellerPermission | OperatorPermission, `${N}.read`>
  : P;

const NAMES = new Set<string>([...SELLER_PERMISSIONS, ...OPERATOR_PERMISSIONS]);

/** What an actor must hold to do something: the permission, and the look at its noun that it carries. */
export function carried(permission: string): string[] {
  const look = permission.replace(/\..*$/, ".read");
  return look !== permission && NAMES.has(look) ? [look, permission] : [permission];
}
