// Other programs: keys, OAuth clients and grants, codes, refresh tokens, and the keys that sign access tokens.
import type { ClientKind, Id, Scope } from "@stoa/contract";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, id, json, oneOf, words } from "../columns.ts";

const sellerId = () => text("seller_id").$type<Id<"seller">>();

export const accessKey = sqliteTable("access_key", {
  id: id("key").primaryKey(),
  secretHash: words("secret_hash"),
  userId: id("user", "user_id"),
  /** The seller that it acts for; null for a key of a person. */
  sellerId: sellerId(),
  name: words("name"),
  hint: words("hint"),
  scopes: json<Scope[]>("scopes"),
  createdAt: at("created_at"),
  expiresAt: integer("expires_at"),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
});

export const oauthClient = sqliteTable("oauth_client", {
  id: id("client").primaryKey(),
  userId: id("user", "user_id"),
  sellerId: sellerId(),
  name: words("name"),
  kind: oneOf<ClientKind>("kind"),
  secretHash: text("secret_hash"),
  redirectUris: json<string[]>("redirect_uris"),
  scopes: json<Scope[]>("scopes"),
  createdAt: at("created_at"),
  disabledAt: integer("disabled_at"),
});

export const oauthGrant = sqliteTable("oauth_grant", {
  id: id("grant").primaryKey(),
  clientId: id("client", "client_id"),
  userId: id("user", "user_id"),
  sellerId: sellerId(),
  /** `own`: an app that acts for the seller which registered it. */
  kind: oneOf<"consent" | "own">("kind"),
  scopes: json<Scope[]>("scopes"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
});

export const oauthCode = sqliteTable("oauth_code", {
  codeHash: words("code_hash").primaryKey(),
  /** The grant that its use makes. */
  grantId: id("grant", "grant_id"),
  clientId: id("client", "client_id"),
  userId: id("user", "user_id"),
  sellerId: sellerId(),
  scopes: json<Scope[]>("scopes"),
  redirectUri: words("redirect_uri"),
  challenge: words("challenge"),
  createdAt: at("created_at"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});

export const oauthRefresh = sqliteTable("oauth_refresh", {
  tokenHash: words("token_hash").primaryKey(),
  grantId: id("grant", "grant_id"),
  createdAt: at("created_at"),
  usedAt: integer("used_at"),
});

export const signingKey = sqliteTable("signing_key", {
  id: text("id").primaryKey(),
  place: oneOf<"next" | "current" | "previous">("place"),
  publicJwk: json<JsonWebKey>("public_jwk"),
  sealedJwk: words("sealed_jwk"),
  createdAt: at("created_at"),
  placedAt: at("placed_at"),
});
