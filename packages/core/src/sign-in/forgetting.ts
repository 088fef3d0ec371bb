// What goes when it is too old, or when a person is forgotten.
import type { Id } from "@stoa/contract";
import { sql, type Statement } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

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
