// What the database knows now of a key or a grant, and of the person and the seller behind it: read with every call, so
// that whatever was taken back is gone at once.
import { DomainError, type Id } from "@stoa/contract";
import { accessKey, and, type Database, eq, oauthClient, oauthGrant, seller, sellerMember, sql, user } from "@stoa/db";
import { type BuyerActor, type Ctx, granted, type SellerActor, sha256 } from "../kernel/index.ts";
import { admitted, type Holder, kindOfSecret, type Standing, USED_EVERY_MS } from "./rules.ts";
import { readAccessToken } from "./signing.ts";

/** A program that was let in: the key or the grant it came with, and as whom it acts. */
export interface Program {
  programId: Id<"key"> | Id<"grant">;
  actor: BuyerActor | SellerActor;
}

const standing = {
  closedAt: sql<number | null>`coalesce(${user.erasedAt}, ${user.blockedAt})`,
  sellerStatus: seller.status,
  role: sellerMember.role,
};

const refused = (reason: string) => new DomainError("UNAUTHENTICATED", { reason });

/** A grant whose app is on, with what is known of its holder. @throws UNAUTHENTICATED it is over, or its app is off */
export async function livingGrant(
  db: Database,
  grantId: Id<"grant">,
  nowMs: number,
): Promise<typeof oauthGrant.$inferSelect & { standing: Standing }> {
  const [row] = await db
    .select({ grant: oauthGrant, disabledAt: oauthClient.disabledAt, ...standing })
    .from(oauthGrant)
    .innerJoin(oauthClient, eq(oauthClient.id, oauthGrant.clientId))
    .innerJoin(user, eq(user.id, oauthGrant.userId))
    .leftJoin(seller, eq(seller.id, oauthGrant.sellerId))
    .leftJoin(
      sellerMember,
      and(eq(sellerMember.sellerId, oauthGrant.sellerId), eq(sellerMember.userId, oauthGrant.userId)),
    )
    .where(eq(oauthGrant.id, grantId));
  if (!row || row.grant.revokedAt !== null || row.disabledAt !== null) throw refused("revoked");
  if (nowMs >= row.grant.expiresAt) throw refused("expired");
  return { ...row.grant, standing: row };
}

async function livingKey(db: Database, secret: string, nowMs: number) {
  const [row] = await db
    .select({ key: accessKey, ...standing })
    .from(accessKey)
    .innerJoin(user, eq(user.id, accessKey.userId))
    .leftJoin(seller, eq(seller.id, accessKey.sellerId))
    .leftJoin(
      sellerMember,
      and(eq(sellerMember.sellerId, accessKey.sellerId), eq(sellerMember.userId, accessKey.userId)),
    )
    .where(eq(accessKey.secretHash, await sha256(secret)));
  if (!row || row.key.revokedAt !== null) throw refused("revoked");
  if (row.key.expiresAt !== null && nowMs >= row.key.expiresAt) throw refused("expired");
  return { ...row.key, standing: row };
}

function actorOf(holder: Holder, known: Standing, programId: Program["programId"]): Program["actor"] {
  const allowed = admitted(holder, known);
  if (allowed.kind === "seller") {
    const { userId, sellerId, role, permissions } = allowed;
    return { kind: "seller", userId, sellerId, role, programId, may: granted(permissions) };
  }
  const { userId, permissions } = allowed;
  return { kind: "buyer", userId, guestHash: null, lookedAtBy: null, programId, may: granted(permissions) };
}

/**
 * The program behind a bearer token: a key, or an access token whose grant still stands.
 * @throws UNAUTHENTICATED with `reason`: malformed, expired or revoked
 * @throws SELLER_SUSPENDED the seller that it acts for is not active
 */
export async function programBehind(ctx: Ctx, token: string): Promise<Program> {
  const kind = kindOfSecret(token);
  if (kind === "personal" || kind === "seller") {
    const key = await livingKey(ctx.db, token, ctx.now());
    const actor = actorOf(key, key.standing, key.id);
    if (ctx.now() - (key.lastUsedAt ?? 0) > USED_EVERY_MS)
      ctx.later(ctx.db.update(accessKey).set({ lastUsedAt: ctx.now() }).where(eq(accessKey.id, key.id)).execute());
    return { programId: key.id, actor };
  }
  const claims = await readAccessToken(ctx, token);
  const grant = await livingGrant(ctx.db, claims.grantId, ctx.now());
  if (grant.userId !== claims.userId || grant.sellerId !== claims.sellerId || grant.clientId !== claims.clientId)
    throw refused("malformed");
  const scopes = claims.scopes.filter((scope) => grant.scopes.includes(scope));
  const actor = actorOf({ ...claims, scopes }, grant.standing, grant.id);
  if (ctx.now() - (grant.lastUsedAt ?? 0) > USED_EVERY_MS)
    ctx.later(ctx.db.update(oauthGrant).set({ lastUsedAt: ctx.now() }).where(eq(oauthGrant.id, grant.id)).execute());
  return { programId: grant.id, actor };
}
