// Second factors, passkeys, and accounts elsewhere that somebody signs in with.
import type { Audience } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

/** A secret that codes are made from; sealed. It counts once `confirmedAt` is set. */
export const totp = sqliteTable("totp", {
  userId: id("user", "user_id").primaryKey(),
  sealed: words("sealed"),
  createdAt: at("created_at"),
  confirmedAt: integer("confirmed_at"),
  /** The newest step of 30 seconds whose code was used. */
  lastUsedStep: count("last_used_step").default(0),
});

export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    userId: id("user", "user_id"),
    codeHash: words("code_hash"),
    createdAt: at("created_at"),
    usedAt: integer("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Recovery codes as they can be read for a few minutes, by the session that made them; sealed. */
export const recoverySheet = sqliteTable("recovery_sheet", {
  userId: id("user", "user_id").primaryKey(),
  sessionId: id("session", "session_id"),
  sealed: words("sealed"),
  expiresAt: at("expires_at"),
});

export const passkey = sqliteTable("passkey", {
  id: id("passkey").primaryKey(),
  userId: id("user", "user_id"),
  /** The host that it was made at. */
  rpId: words("rp_id"),
  credentialId: words("credential_id"),
  /** COSE key, base64url. */
  publicKey: words("public_key"),
  counter: count("counter"),
  transports: json<string[]>("transports"),
  name: words("name"),
  isBackedUp: count("is_backed_up"),
  createdAt: at("created_at"),
  lastUsedAt: integer("last_used_at"),
});

/** What a passkey is asked to sign for. */
export type ChallengePurpose = "register" | "sign_in" | "second_factor" | "step_up";

export const passkeyChallenge = sqliteTable("passkey_challenge", {
  challengeHash: words("challenge_hash").primaryKey(),
  holderHash: words("holder_hash"),
  purpose: oneOf<ChallengePurpose>("purpose"),
  userId: text("user_id").$type<`usr_${string}`>(),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});

export const identity = sqliteTable(
  "identity",
  {
    provider: words("provider"),
    subject: words("subject"),
    userId: id("user", "user_id"),
    /** The address that the provider gave, so that a person with two accounts there knows which it is. */
    email: words("email"),
    createdAt: at("created_at"),
    lastUsedAt: integer("last_used_at"),
  },
  (table) => [primaryKey({ columns: [table.provider, table.subject] })],
);

/** What somebody goes to a provider for. */
export type VisitPurpose = "sign_in" | "link" | "step_up";

export const providerVisit = sqliteTable("provider_visit", {
  stateHash: words("state_hash").primaryKey(),
  holderHash: words("holder_hash"),
  provider: words("provider"),
  audience: oneOf<Audience>("audience"),
  purpose: oneOf<VisitPurpose>("purpose"),
  userId: text("user_id").$type<`usr_${string}`>(),
  nonce: words("nonce"),
  verifierSealed: words("verifier_sealed"),
  nextPath: words("next_path"),
  expiresAt: at("expires_at"),
  usedAt: integer("used_at"),
});
