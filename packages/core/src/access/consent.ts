// Consent: what an app asks for, the answer of the person, and what they have granted so far.
import {
  type Audience,
  type AuthorizationAsked,
  type AuthorizationRequest,
  type DecideAuthorization,
  DomainError,
  type GrantInput,
  type GrantView,
  isId,
  newId,
} from "@stoa/contract";
import { and, atomic, desc, eq, isNull, oauthClient, oauthCode, oauthGrant, sql, user } from "@stoa/db";
import { auditRow, type Ctx, type PersonCtx, type SellerCtx, sha256, type SteppedUp } from "../kernel/index.ts";
import { type Owner, ownedBy, theirSeller, themselves } from "./holder.ts";
import { answerAt, CODE_MS, judgeRequest, newSecret } from "./rules.ts";

const audienceOfOwner = ({ sellerId }: Owner): Audience => (sellerId ? "seller" : "buyer");

async function judged(ctx: Ctx, owner: Owner, request: AuthorizationRequest) {
  const [client] = isId("client", request.client_id)
    ? await ctx.db.select().from(oauthClient).where(eq(oauthClient.id, request.client_id))
    : [];
  const known = client ? { ...client, isEnabled: client.disabledAt === null } : null;
  return { client, verdict: judgeRequest(request, known, audienceOfOwner(owner)) };
}

async function ask(ctx: Ctx, owner: Owner, request: AuthorizationRequest): Promise<AuthorizationAsked> {
  const { client, verdict } = await judged(ctx, owner, request);
  const { redirect_uri: redirectUri, state } = request;
  if (verdict.kind === "stop" || !client)
    return { kind: "stop", why: verdict.kind === "stop" ? verdict.why : "client" };
  const { protocol, host } = new URL(redirectUri);
  const leadsTo = host || protocol;
  if (verdict.kind === "refuse")
    return { kind: "send", to: answerAt(redirectUri, ctx.origins.api, { error: verdict.error, state }), leadsTo };
  return {
    kind: "ask",
    clientName: client.name,
    since: client.createdAt,
    scopes: verdict.scopes,
    leadsTo,
  };
}

async function decide(ctx: Ctx, owner: Owner, { request, isAllowed }: DecideAuthorization): Promise<{ to: string }> {
  const { client, verdict } = await judged(ctx, owner, request);
  const { redirect_uri: redirectUri, state } = request;
  if (verdict.kind === "stop" || !client) throw new DomainError("INVALID_INPUT", { fields: ["client_id"] });
  const sent = (answer: Record<string, string>) => ({
    to: answerAt(redirectUri, ctx.origins.api, { ...answer, state }),
  });
  if (verdict.kind === "refuse") return sent({ error: verdict.error });
  const { scopes } = verdict;
  if (!isAllowed) {
    await atomic(ctx.db, [auditRow(ctx, "app.denied", client.id, { scopes })]);
    return sent({ error: "access_denied" });
  }
  const code = newSecret("code");
  const grantId = newId("grant", ctx.now());
  await atomic(ctx.db, [
    ctx.db.insert(oauthCode).values({
      codeHash: await sha256(code),
      grantId,
      clientId: client.id,
      ...owner,
      scopes,
      redirectUri,
      challenge: request.code_challenge,
      createdAt: ctx.now(),
      expiresAt: ctx.now() + CODE_MS,
    }),
    auditRow(ctx, "app.allowed", grantId, { clientId: client.id, scopes }),
  ]);
  return sent({ code });
}

async function list(ctx: Ctx, owner: Owner): Promise<GrantView[]> {
  return await ctx.db
    .select({
      grantId: oauthGrant.id,
      clientName: oauthClient.name,
      scopes: oauthGrant.scopes,
      grantedBy: user.name,
      createdAt: oauthGrant.createdAt,
      expiresAt: oauthGrant.expiresAt,
      lastUsedAt: oauthGrant.lastUsedAt,
    })
    .from(oauthGrant)
    .innerJoin(oauthClient, eq(oauthClient.id, oauthGrant.clientId))
    .innerJoin(user, eq(user.id, oauthGrant.userId))
    .where(
      and(
        ownedBy(oauthGrant, owner),
        eq(oauthGrant.kind, "consent"),
        isNull(oauthGrant.revokedAt),
        sql`${oauthGrant.expiresAt} > ${ctx.now()}`,
      ),
    )
    .orderBy(desc(oauthGrant.createdAt), desc(oauthGrant.id));
}

async function revoke(ctx: Ctx, owner: Owner, { grantId }: GrantInput): Promise<void> {
  const own = and(eq(oauthGrant.id, grantId), ownedBy(oauthGrant, owner), eq(oauthGrant.kind, "consent"));
  const [found] = await ctx.db.select({ revokedAt: oauthGrant.revokedAt }).from(oauthGrant).where(own);
  if (!found || found.revokedAt !== null) throw new DomainError("NOT_FOUND");
  await atomic(
    ctx.db,
    [ctx.db.update(oauthGrant).set({ revokedAt: ctx.now() }).where(own), auditRow(ctx, "app.disconnected", grantId)],
    { oauth_grant_revoked_once: "NOT_FOUND" },
  );
}

type Managing = SellerCtx<"keys.manage">;

/** What an app asks of a person. */
export const askPerson = (ctx: PersonCtx, request: AuthorizationRequest): Promise<AuthorizationAsked> =>
  ask(ctx, themselves(ctx), request);
/** A person's answer: where to send them, with a code or a refusal for the app. @throws INVALID_INPUT no such app */
export const decideForPerson = (ctx: PersonCtx, input: DecideAuthorization): Promise<{ to: string }> =>
  decide(ctx, themselves(ctx), input);
/** Apps that may act for a person, newest first. */
export const ownGrants = (ctx: PersonCtx): Promise<GrantView[]> => list(ctx, themselves(ctx));
/** Takes back what a person granted; the app's tokens are good for nothing at once. @throws NOT_FOUND */
export const revokeOwnGrant = (ctx: PersonCtx, input: GrantInput): Promise<void> => revoke(ctx, themselves(ctx), input);

/** What an app asks of the seller. */
export const askSeller = (ctx: Managing, request: AuthorizationRequest): Promise<AuthorizationAsked> =>
  ask(ctx, theirSeller(ctx), request);
/** The seller's answer, as `decideForPerson`. */
export const decideForSeller = (ctx: SteppedUp<Managing>, input: DecideAuthorization): Promise<{ to: string }> =>
  decide(ctx, theirSeller(ctx), input);
/** Apps that may act for the seller, newest first. */
export const sellerGrants = (ctx: Managing): Promise<GrantView[]> => list(ctx, theirSeller(ctx));
/** Takes back what was granted for the seller. @throws NOT_FOUND */
export const revokeSellerGrant = (ctx: Managing, input: GrantInput): Promise<void> =>
  revoke(ctx, theirSeller(ctx), input);
