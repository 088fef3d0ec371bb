// Operators: who runs the marketplace in which role, and looking through the eyes of a person.
import { z } from "zod";
import { Email } from "./account.ts";
import { type Id, idSchema } from "./id.ts";
import { OperatorRole } from "./role.ts";

/** An operator. */
export interface OperatorView {
  userId: Id<"user">;
  name: string;
  email: string;
  role: OperatorRole;
  /** When they got their role; null for those who had it before this was noted. */
  sinceAt: number | null;
}

/** Makes a person with an account an operator. */
export const GrantOperator = z.strictObject({ email: Email, role: OperatorRole });
export type GrantOperator = z.infer<typeof GrantOperator>;

/** Names a person. */
export const UserId = z.strictObject({ userId: idSchema("user") });
export type UserId = z.infer<typeof UserId>;

/** Gives an operator another role. */
export const SetOperatorRole = UserId.extend({ role: OperatorRole });
export type SetOperatorRole = z.infer<typeof SetOperatorRole>;

/** Shuts a person's account, with a reason that stays on record. */
export const BlockPerson = UserId.extend({ reason: z.string().trim().min(5).max(300) });
export type BlockPerson = z.infer<typeof BlockPerson>;

/** Asks to look through a person's eyes, with a reason that stays on record. */
export const LookAs = UserId.extend({ reason: z.string().trim().min(5).max(300) });
export type LookAs = z.infer<typeof LookAs>;

/** The secret of the way into the shop. */
export const LookToken = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) });
export type LookToken = z.infer<typeof LookToken>;
