// The token endpoint's work: codes, refresh tokens and a seller's own apps become access tokens (RFC 6749, 7009, 7662, 9700).
import { DomainError, type Id, isId, newId, type Scope } from "@stoa/contract";
import { atomic, eq, oauthClient, oauthCode, oauthGrant, oauthRefresh, sql } from "@stoa/db";
import { asSystem, auditRow, type Ctx, sameText, sha256 } from "../kernel/index.ts";
import { ACCESS_TOKEN_MS, admitted, challengeOf, GRANT_MS, kindOfSecret, newSecret, scopesIn } from "./rules.ts";
import { readAccessToken, signAccessToken } from "./signing.ts";
import { livingGrant } from "./standing.ts";

/** Why the token endpoint refuses (RFC 6749 5.2). */
export type OAuthError =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope";

/** A refusal in the words of OAuth. */
export class OAuthRefusal extends Error {
  readonly error: OAuthError;

  constructor(error: OAuthError) {
    super(error);
    this.error = error;
  }
}

/** What an app gets (RFC 6749 5.1). Names and seconds are the protocol's. */
export interface TokenAnswer {
  access_token: string;
  token_type: "Bearer";
  expires_in: number;
  scope: string;
  refresh_token?: string;
}

type Client = typeof oauthClient.$inferSelect;
type Grant = typeof oauthGrant.$inferSelect;

/** The app that calls: a confidential one proves itself by its secret, a public one has none. @throws OAuthRefusal */
export async function clientBehind(ctx: Ctx, clientId: string, secret: string | null): Promise<Client> {
  const [client] = isId("client", clientId)
    ? await ctx.db.select().from(oauthClient).where(eq(oauthClient.id, clientId))
    : [];
  const isProven = client?.secretHash ? sameText(client.secretHash, await sha256(secret ?? "")) : secret === null;
  if (!client || client.disabledAt !== null || !isProven) throw new OAuthRefusal("invalid_client");
  return client;
}

async function answer(ctx: Ctx, grant: Grant, scopes: Scope[], refreshToken?: string): Promise<TokenAnswer> {
  const { id: grantId, clientId, userId, sellerId } = grant;
  return {
    access_token: await signAccessToken(ctx, { grantId, clientId, userId, sellerId, scopes }),
    token_type: "Bearer",
    expires_in: ACCESS_TOKEN_MS / 1_000,
    scope: scopes.join(" "),
    ...(refreshToken ? { refresh_token: refreshToken } : {}),
  };
}

/** Ends a grant whose code or refresh token came a second time: one of the two who hold it has stolen it (RFC 9700 4.14). */
async function endStolen(ctx: Ctx, grantId: Id<"grant">): Promise<void> {
  const system = asSystem(ctx, "oauth");
  try {
    await atomic(
      ctx.db,
      [
        ctx.db.update(oauthGrant).set({ revokedAt: ctx.now() }).where(eq(oauthGrant.id, grantId)),
        auditRow(system, "app.reused", grantId),
      ],
      { oauth_grant_revoked_once: "CONFLICT" },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error; // It has ended already, by somebody else's second try.
  }
}

/** Whether what was granted still stands: the app, the person, the seller and the place in the team. @throws OAuthRefusal */
async function standing(ctx: Ctx, grantId: Id<"grant">): Promise<Grant> {
  try {
    const grant = await livingGrant(ctx.db, grantId, ctx.now());
    admitted(grant, grant.standing);
    return grant;
  } catch (error) {
    if (error instanceof DomainError) throw new OAuthRefusal("invalid_grant");
    throw error;
  }
}

/** Uses up a code or refresh token in a batch with what it gives; a second use ends the grant. @throws OAuthRefusal */
async function once(ctx: Ctx, grantId: Id<"grant">, batch: Parameters<typeof atomic>[1]): Promise<void> {
  try {
    await atomic(ctx.db, batch, { oauth_code_used_once: "TOKEN_INVALID", oauth_refresh_used_once: "TOKEN_INVALID" });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await endStolen(ctx, grantId);
    throw new OAuthRefusal("invalid_grant");
  }
}

/** What an exchange brings beside the client. */
export interface CodeExchange {
  code: string;
  redirectUri: string;
  verifier: string;
}

/**
 * Exchanges a code for tokens, once. A second use ends what the first one gave.
 * @throws OAuthRefusal invalid_grant: unknown, used, too old, another app's, another address, another verifier
 */
export async function exchangeCode(ctx: Ctx, client: Client, of: CodeExchange): Promise<TokenAnswer> {
  if (kindOfSecret(of.code) !== "code") throw new OAuthRefusal("invalid_grant");
  const [row] = await ctx.db
    .select()
    .from(oauthCode)
    .where(eq(oauthCode.codeHash, await sha256(of.code)));
  const isTheirs =
    row?.clientId === client.id &&
    row.redirectUri === of.redirectUri &&
    /^[\w.~-]{43,128}$/.test(of.verifier) &&
    sameText(row.challenge, await challengeOf(of.verifier));
  if (!isTheirs) throw new OAuthRefusal("invalid_grant");
  const now = ctx.now();
  if (row.usedAt === null && now >= row.expiresAt) throw new OAuthRefusal("invalid_grant");
  const { grantId, userId, sellerId, scopes } = row;
  const refreshToken = newSecret("refresh");
  const grant = {
    id: grantId,
    clientId: client.id,
    userId,
    sellerId,
    kind: "consent",
    scopes,
    createdAt: now,
  } as const;
  await once(ctx, grantId, [
    ctx.db.update(oauthCode).set({ usedAt: now }).where(eq(oauthCode.codeHash, row.codeHash)),
    ctx.db.insert(oauthGrant).values({ ...grant, expiresAt: now + GRANT_MS }),
    ctx.db.insert(oauthRefresh).values({ tokenHash: await sha256(refreshToken), grantId, createdAt: now }),
  ]);
  return await answer(ctx, await standing(ctx, grantId), scopes, refreshToken);
}

/** The scopes that are asked for, all of them when none is named. @throws OAuthRefusal one was not granted */
function narrowed(scopes: Scope[], asked: string | null): Scope[] {
  if (!asked) return scopes;
  const wanted = scopesIn(asked);
  if (!wanted?.every((scope) => scopes.includes(scope))) throw new OAuthRefusal("invalid_scope");
  return wanted;
}

/**
 * Exchanges a refresh token for new tokens; the old one has had its day. A second use ends the whole family.
 * @throws OAuthRefusal invalid_grant
 */
export async function refresh(ctx: Ctx, client: Client, token: string, scope: string | null): Promise<TokenAnswer> {
  if (kindOfSecret(token) !== "refresh") throw new OAuthRefusal("invalid_grant");
  const tokenHash = await sha256(token);
  const [row] = await ctx.db
    .select({ grantId: oauthRefresh.grantId, clientId: oauthGrant.clientId })
    .from(oauthRefresh)
    .innerJoin(oauthGrant, eq(oauthGrant.id, oauthRefresh.grantId))
    .where(eq(oauthRefresh.tokenHash, tokenHash));
  if (row?.clientId !== client.id) throw new OAuthRefusal("invalid_grant");
  const grant = await standing(ctx, row.grantId);
  const scopes = narrowed(grant.scopes, scope);
  const next = newSecret("refresh");
  await once(ctx, grant.id, [
    ctx.db.update(oauthRefresh).set({ usedAt: ctx.now() }).where(eq(oauthRefresh.tokenHash, tokenHash)),
    ctx.db.insert(oauthRefresh).values({ tokenHash: await sha256(next), grantId: grant.id, createdAt: ctx.now() }),
  ]);
  return await answer(ctx, grant, scopes, next);
}

/**
 * A token for a seller's own confidential app, without anybody's consent and without a refresh token.
 * @throws OAuthRefusal unauthorized_client it is public, or a person's; invalid_scope
 */
export async function actForOwner(ctx: Ctx, client: Client, scope: string | null): Promise<TokenAnswer> {
  if (client.kind !== "confidential" || client.sellerId === null) throw new OAuthRefusal("unauthorized_client");
  const own = client.scopes.filter((name) => name.startsWith("seller:"));
  const scopes = narrowed(own, scope);
  if (scopes.length === 0) throw new OAuthRefusal("invalid_scope");
  const { id: clientId, userId, sellerId } = client;
  const now = ctx.now();
  const [grant] = await ctx.db
    .insert(oauthGrant)
    .values({
      id: newId("grant", now),
      clientId,
      userId,
      sellerId,
      kind: "own",
      scopes: own,
      createdAt: now,
      expiresAt: now + GRANT_MS,
    })
    .onConflictDoUpdate({
      target: oauthGrant.clientId,
      targetWhere: sql`kind = 'own'`,
      set: { expiresAt: now + GRANT_MS },
    })
    .returning({ id: oauthGrant.id });
  return await answer(ctx, await standing(ctx, grant!.id), scopes);
}

/** The grant behind a token of an app, if it is that app's own. */
async function grantBehind(ctx: Ctx, client: Client, token: string): Promise<Grant | null> {
  const isRefresh = kindOfSecret(token) === "refresh";
  try {
    const [row] = isRefresh
      ? await ctx.db
          .select()
          .from(oauthRefresh)
          .where(eq(oauthRefresh.tokenHash, await sha256(token)))
      : [await readAccessToken(ctx, token)];
    if (!row || ("usedAt" in row && row.usedAt !== null)) return null;
    const grant = await standing(ctx, row.grantId);
    return grant.clientId === client.id ? grant : null;
  } catch (error) {
    if (error instanceof DomainError || error instanceof OAuthRefusal) return null;
    throw error;
  }
}

/** Ends what a token was granted (RFC 7009). A token that is unknown, or another app's, is no error. */
export async function revokeToken(ctx: Ctx, client: Client, token: string): Promise<void> {
  const grant = await grantBehind(ctx, client, token);
  if (!grant) return;
  await atomic(
    ctx.db,
    [
      // A seller's own app may come again at any time: its next grant is another one.
      grant.kind === "own"
        ? ctx.db.delete(oauthGrant).where(eq(oauthGrant.id, grant.id))
        : ctx.db.update(oauthGrant).set({ revokedAt: ctx.now() }).where(eq(oauthGrant.id, grant.id)),
      auditRow(asSystem(ctx, "oauth"), "app.signed_out", grant.id, { clientId: client.id }),
    ],
    { oauth_grant_revoked_once: "NOT_FOUND" },
  );
}

/** What an app may know of a token of its own (RFC 7662): whether it is good, whose it is and for what. */
export async function introspect(ctx: Ctx, client: Client, token: string): Promise<Record<string, unknown>> {
  const grant = await grantBehind(ctx, client, token);
  if (!grant) return { active: false };
  const { clientId, userId, sellerId, scopes, expiresAt } = grant;
  return {
    active: true,
    client_id: clientId,
    sub: userId,
    scope: scopes.join(" "),
    exp: Math.floor(expiresAt / 1_000),
    ...(sellerId ? { seller: sellerId } : {}),
  };
}
