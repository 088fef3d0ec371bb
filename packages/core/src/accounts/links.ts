// Links in mails. What opens one is derived from a seed that stands in the job and from the secret of the deployment, so
// that neither the outbox nor the database holds it; each is good once and for a short while.
import { DomainError, type Id, MINUTE_MS } from "@stoa/contract";
import { accountToken, and, eq, isNull, type Statement, type TokenPurpose } from "@stoa/db";
import { type Ctx, hex, hmac, type MailDoor, sha256 } from "../kernel/index.ts";

/** How long a link is good that lets somebody into an account (ASVS 5.0 6.5.5 asks for less where it is a code). */
export const LINK_MS = 30 * MINUTE_MS;

/** A fresh seed. */
export const newSeed = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** What opens the link of a seed: 256 bits that only this deployment can make. */
export const linkToken = (ctx: Pick<Ctx, "secret">, seed: string): Promise<string> => hmac(ctx.secret, `link:${seed}`);

/** What the database keeps of a link. */
export const linkHash = async (ctx: Pick<Ctx, "secret">, seed: string): Promise<string> =>
  await sha256(await linkToken(ctx, seed));

/** The row that makes a link good. */
export function linkRow(
  ctx: Pick<Ctx, "db" | "now">,
  of: { tokenHash: string; purpose: TokenPurpose; userId: Id<"user"> | null; email: string; formerEmail?: string },
): Statement {
  const now = ctx.now();
  return ctx.db.insert(accountToken).values({ ...of, createdAt: now, expiresAt: now + LINK_MS });
}

/** A link that is good; `using` uses it up. */
export interface OpenLink {
  tokenHash: string;
  userId: Id<"user">;
  email: string;
  using: Statement;
}

/** The broken guards of a batch that uses a link. */
export const LINK_GUARDS = { account_token_used_once: "TOKEN_INVALID" } as const;

/**
 * Looks at a link, and gives the statement that uses it up: put it into the batch of what the link does, with
 * `LINK_GUARDS`, so that of many at once one succeeds.
 * @throws TOKEN_INVALID there is no such link, it was used, or it is too old
 */
export async function openLink(ctx: Pick<Ctx, "db" | "now">, purpose: TokenPurpose, token: string): Promise<OpenLink> {
  const tokenHash = await sha256(token);
  const [row] = await ctx.db
    .select()
    .from(accountToken)
    .where(and(eq(accountToken.tokenHash, tokenHash), eq(accountToken.purpose, purpose)));
  if (!row?.userId || row.usedAt !== null || row.expiresAt <= ctx.now()) throw new DomainError("TOKEN_INVALID");
  const using = ctx.db.update(accountToken).set({ usedAt: ctx.now() }).where(eq(accountToken.tokenHash, tokenHash));
  return { tokenHash, userId: row.userId, email: row.email, using };
}

/** The statement that makes all open links of a person useless: after a change of what they lead to. */
export const closingLinks = (ctx: Pick<Ctx, "db" | "now">, userId: Id<"user">): Statement =>
  ctx.db
    .update(accountToken)
    .set({ usedAt: ctx.now() })
    .where(and(eq(accountToken.userId, userId), isNull(accountToken.usedAt)));

/** Where a page of an app answers; the shop's stand under their market. */
export function addressIn(ctx: Pick<Ctx, "origins">, door: MailDoor, path: string): string {
  return door.audience === "buyer"
    ? `${ctx.origins.buyer}/${door.market}${path}`
    : `${ctx.origins[door.audience]}${path}`;
}
