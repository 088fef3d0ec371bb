// People, how they prove who they are, their sessions and addresses, and the operators among them.
import type { Audience, MarketHandle, OperatorRole } from "@stoa/contract";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

/** `passwordHash` is a PHC string, or empty for somebody who signs in by other means only. */
export const user = sqliteTable("user", {
  id: id("user").primaryKey(),
  email: words("email"),
  name: words("name"),
  passwordHash: words("password_hash"),
  createdAt: at("created_at"),
  emailVerifiedAt: integer("email_verified_at"),
  passwordChangedAt: integer("password_changed_at"),
  locale: text("locale"),
  erasedAt: integer("erased_at"),
  /** Since when operators let nobody in by this account, and why. */
  blockedAt: integer("blocked_at"),
  blockedReason: text("blocked_reason"),
});

/** How a session began. `look` is an operator's, who sees what its user sees and can change nothing. */
export type SessionMethod = "password" | "passkey" | "provider" | "recovery" | "look";

export const session = sqliteTable("session", {
  idHash: words("id_hash").primaryKey(),
  id: id("session"),
  userId: id("user", "user_id"),
  audience: oneOf<Audience>("audience"),
  method: oneOf<SessionMethod>("method"),
  /** The team that its user chose to act for. */
  sellerId: text("seller_id").$type<`sel_${string}`>(),
  /** The operator who looks as its user. */
  lookedAtBy: text("looked_at_by").$type<`usr_${string}`>(),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  /** When its user last proved who they are. */
  authenticatedAt: at("authenticated_at"),
  secondFactorAt: integer("second_factor_at"),
  lastSeenAt: at("last_seen_at"),
  network: words("network").default(""),
  userAgent: words("user_agent").default(""),
});

export const signInAttempt = sqliteTable("sign_in_attempt", {
  tokenHash: words("token_hash").primaryKey(),
  userId: id("user", "user_id"),
  audience: oneOf<Audience>("audience"),
  method: oneOf<SessionMethod>("method"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});

/** What was typed to get an account, until the address is proved. */
export const registration = sqliteTable("registration", {
  tokenHash: words("token_hash").primaryKey(),
  email: words("email"),
  name: words("name"),
  passwordHash: words("password_hash"),
  market: oneOf<MarketHandle>("market"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});

/** What a link in a mail is good for. */
export type TokenPurpose = "reset_password" | "change_email";

export const accountToken = sqliteTable("account_token", {
  tokenHash: words("token_hash").primaryKey(),
  purpose: oneOf<TokenPurpose>("purpose"),
  /** Null behind an address that nobody has: asking takes as long, and the link leads nowhere. */
  userId: text("user_id").$type<`usr_${string}`>(),
  /** The address that the link went to. */
  email: words("email"),
  /** The address that another one shall take the place of. */
  formerEmail: text("former_email"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});

export const address = sqliteTable("address", {
  id: id("address").primaryKey(),
  userId: id("user", "user_id"),
  country: words("country"),
  name: words("name"),
  line1: words("line1"),
  line2: words("line2").default(""),
  city: words("city"),
  region: words("region").default(""),
  postalCode: words("postal_code").default(""),
  phone: words("phone").default(""),
  isDefault: count("is_default").default(0),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const operator = sqliteTable("operator", {
  userId: id("user", "user_id").primaryKey(),
  role: oneOf<OperatorRole>("role"),
  sinceAt: integer("since_at"),
});

/** The way of an operator into the shop, through somebody's eyes. */
export const lookLink = sqliteTable("look_link", {
  tokenHash: words("token_hash").primaryKey(),
  operatorId: id("user", "operator_id"),
  userId: id("user", "user_id"),
  reason: words("reason"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});
