// What a person may take along of how they got in; what goes when it is too old, or when the person is forgotten.
import type { Id } from "@stoa/contract";
import { type Database, sql, type Statement } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { methodsOf } from "./methods.ts";

/** How a person gets in, as it stands in the file that they may take along: no secret, and nothing made from one. */
export interface WaysOnFile {
  authenticatorAppSince: number | null;
  recoveryCodesLeft: number;
  passkeys: { name: string; host: string; createdAt: number; lastUsedAt: number | null }[];
  accountsElsewhere: { provider: string; subject: string; email: string; createdAt: number }[];
}

/** Reads it. */
export async function waysOnFile(db: Database, userId: Id<"user">): Promise<WaysOnFile> {
  const { totpSince, codesLeft, passkeys, identities } = await methodsOf(db, userId);
  return {
    authenticatorAppSince: totpSince,
    recoveryCodesLeft: codesLeft,
    passkeys: passkeys.map(({ name, rpId: host, createdAt, lastUsedAt }) => ({ name, host, createdAt, lastUsedAt })),
    accountsElsewhere: identities.map(({ provider, subject, email, createdAt }) => ({
      provider,
      subject,
      email,
      createdAt,
    })),
  };
}

/** Everything by which a person got in. */
const OWN = ["totp", "recovery_code", "recovery_sheet", "passkey", "passkey_challenge", "identity", "provider_visit"];
/** What is good for minutes. */
const SHORT = ["recovery_sheet", "passkey_challenge", "provider_visit"];

/** The statements that forget how a person got in, for the batch that forgets the person. */
export const forgettingWaysIn = ({ db }: Pick<Ctx, "db">, userId: Id<"user">): Statement[] =>
  OWN.map((table) => db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE user_id = ${userId}`));

/** The statements that forget what is too old to be used. */
export const forgettingAttempts = ({ db, now }: Pick<Ctx, "db" | "now">): Statement[] =>
  SHORT.map((table) => db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE expires_at < ${now()}`));
