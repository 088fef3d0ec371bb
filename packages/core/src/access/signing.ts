// The keys that sign access tokens, and the tokens themselves. jose lives here only.
import { DomainError, type Id, isId, newId, type Scope } from "@stoa/contract";
import { atomic, eq, signingKey } from "@stoa/db";
import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from "jose";
import { type Ctx, seal, unseal } from "../kernel/index.ts";
import { ACCESS_TOKEN_MS, scopesIn, SIGNING_KEY_MS } from "./rules.ts";

const ALGORITHM = "EdDSA";
const PURPOSE = "signing keys";

type SigningKey = typeof signingKey.$inferSelect;
type Needs = Pick<Ctx, "db" | "now" | "origins" | "secret">;

/** What an access token says. */
export interface AccessClaims {
  userId: Id<"user">;
  sellerId: Id<"seller"> | null;
  clientId: Id<"client">;
  grantId: Id<"grant">;
  scopes: Scope[];
}

async function newKey(ctx: Needs, place: SigningKey["place"]): Promise<SigningKey> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const sealedJwk = await seal(ctx.secret, PURPOSE, JSON.stringify(await exportJWK(pair.privateKey)));
  const id = await calculateJwkThumbprint(publicJwk);
  return { id, place, publicJwk: publicJwk as JsonWebKey, sealedJwk, createdAt: ctx.now(), placedAt: ctx.now() };
}

/** The keys of this deployment; the first two are made when there are none. */
async function keysOf(ctx: Needs): Promise<SigningKey[]> {
  const found = await ctx.db.select().from(signingKey);
  if (found.length > 0) return found;
  const first = [await newKey(ctx, "current"), await newKey(ctx, "next")];
  await ctx.db.insert(signingKey).values(first).onConflictDoNothing();
  return await ctx.db.select().from(signingKey);
}

/** The public keys as other programs read them (RFC 7517). */
export async function publishedKeys(ctx: Needs): Promise<{ keys: JWK[] }> {
  const keys = await keysOf(ctx);
  return { keys: keys.map(({ id, publicJwk }) => ({ ...(publicJwk as JWK), kid: id, use: "sig", alg: ALGORITHM })) };
}

/** Moves every key on by one place, once the current one has signed for its time. Called every night. */
export async function rotateSigningKeys(ctx: Needs): Promise<void> {
  const keys = await keysOf(ctx);
  const current = keys.find(({ place }) => place === "current");
  if (current && ctx.now() - current.placedAt < SIGNING_KEY_MS) return;
  const moved = (from: SigningKey["place"], to: SigningKey["place"]) =>
    ctx.db.update(signingKey).set({ place: to, placedAt: ctx.now() }).where(eq(signingKey.place, from));
  const next = await newKey(ctx, "next");
  await atomic(ctx.db, [
    ctx.db.delete(signingKey).where(eq(signingKey.place, "previous")),
    moved("current", "previous"),
    moved("next", "current"),
    ctx.db.insert(signingKey).values(next),
  ]);
}

/** The key that signs now. Keys that were sealed with another secret of the deployment open no more and are made anew. */
async function signer(ctx: Needs): Promise<{ id: string; jwk: JWK }> {
  for (;;) {
    const current = (await keysOf(ctx)).find(({ place }) => place === "current");
    const opened = current ? await unseal(ctx.secret, PURPOSE, current.sealedJwk) : null;
    if (current && opened !== null) return { id: current.id, jwk: JSON.parse(opened) as JWK };
    await ctx.db.delete(signingKey);
  }
}

/** Signs an access token (RFC 9068), good for ten minutes. */
export async function signAccessToken(ctx: Needs, claims: AccessClaims): Promise<string> {
  const { id, jwk } = await signer(ctx);
  const nowSeconds = Math.floor(ctx.now() / 1_000);
  return await new SignJWT({
    client_id: claims.clientId,
    scope: claims.scopes.join(" "),
    grant: claims.grantId,
    ...(claims.sellerId ? { seller: claims.sellerId } : {}),
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: "at+jwt", kid: id })
    .setIssuer(ctx.origins.api)
    .setAudience(ctx.origins.api)
    .setSubject(claims.userId)
    .setJti(newId("request", ctx.now()))
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + ACCESS_TOKEN_MS / 1_000)
    .sign(await importJWK(jwk, ALGORITHM));
}

/**
 * What an access token says, if we signed it for ourselves and it is still good: one algorithm, one type, one issuer.
 * @throws UNAUTHENTICATED
 */
export async function readAccessToken(ctx: Needs, token: string): Promise<AccessClaims> {
  const keys = await keysOf(ctx);
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = keys.find(({ id }) => id === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return await importJWK(key.publicJwk as JWK, ALGORITHM);
      },
      {
        algorithms: [ALGORITHM],
        typ: "at+jwt",
        issuer: ctx.origins.api,
        audience: ctx.origins.api,
        requiredClaims: ["sub", "client_id", "scope", "grant", "jti", "iat", "exp"],
        currentDate: new Date(ctx.now()),
      },
    );
    const { sub: userId = "", client_id: clientId, grant: grantId, seller: sellerId = null, scope } = payload;
    const scopes = typeof scope === "string" ? scopesIn(scope) : null;
    if (
      isId("user", userId) &&
      typeof clientId === "string" &&
      isId("client", clientId) &&
      typeof grantId === "string" &&
      isId("grant", grantId) &&
      (sellerId === null || (typeof sellerId === "string" && isId("seller", sellerId))) &&
      scopes
    )
      return { userId, clientId, grantId, sellerId, scopes };
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new DomainError("UNAUTHENTICATED", { reason: "expired" });
    if (!(error instanceof errors.JOSEError) && !(error instanceof TypeError)) throw error;
  }
  throw new DomainError("UNAUTHENTICATED", { reason: "malformed" });
}
