// Whom limits of promotions count: an account, and an address by its hash, so that no list of addresses lies about.
import type { Id } from "@stoa/contract";
import { eq, user } from "@stoa/db";
import { type Ctx, hmac, type ShopperCtx } from "../kernel/index.ts";

/** A customer as redemptions know them; the hash is empty while the address of a guest is not known. */
export interface Customer {
  userId: Id<"user"> | null;
  emails: string[];
  emailHashes: string[];
}

/** The hash under which an address is counted. */
export const emailHash = async (ctx: Pick<Ctx, "secret">, email: string): Promise<string> =>
  await hmac(ctx.secret, `promotion:${email.trim().toLowerCase()}`);

/** Who is shopping: their account with its address, and the address that they give for the order. */
export async function customerOf(ctx: ShopperCtx, email: string | null): Promise<Customer> {
  const userId = ctx.actor.kind === "buyer" ? ctx.actor.userId : null;
  const emails = new Set(email === null ? [] : [email]);
  if (userId !== null) {
    const [own] = await ctx.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
    if (own) emails.add(own.email);
  }
  const all = [...emails];
  return { userId, emails: all, emailHashes: await Promise.all(all.map((one) => emailHash(ctx, one))) };
}
