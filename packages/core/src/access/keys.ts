// Keys: made, listed and taken back by a person for themselves, or by an owner for their shop.
import { DAY_MS, DomainError, type KeyInput, type KeyMade, type KeyView, type MakeKey, newId } from "@stoa/contract";
import { accessKey, and, atomic, desc, eq, isNull, or, sql, user } from "@stoa/db";
import { auditRow, type Ctx, type PersonCtx, type SellerCtx, sha256, type SteppedUp } from "../kernel/index.ts";
import { type Owner, ownedBy, theirSeller, themselves } from "./holder.ts";
import { areAllOf, newSecret, SECRET_KINDS } from "./rules.ts";

const HINT_LENGTH = 4;

async function make(ctx: Ctx, owner: Owner, input: MakeKey): Promise<KeyMade> {
  if (!areAllOf(owner.sellerId ? "seller" : "buyer", input.scopes))
    throw new DomainError("INVALID_INPUT", { fields: ["scopes"] });
  const kind = owner.sellerId ? "seller" : "personal";
  const keyId = newId("key", ctx.now());
  const secret = newSecret(kind);
  await atomic(
    ctx.db,
    [
      ctx.db.insert(accessKey).values({
        id: keyId,
        secretHash: await sha256(secret),
        ...owner,
        name: input.name,
        hint: secret.slice(0, SECRET_KINDS[kind].length + HINT_LENGTH),
        scopes: input.scopes,
        createdAt: ctx.now(),
        expiresAt: input.days === null ? null : ctx.now() + input.days * DAY_MS,
      }),
      auditRow(ctx, "key.made", keyId, { scopes: input.scopes, days: input.days }),
    ],
    { access_key_limit: "CONFLICT" },
  );
  return { keyId, secret };
}

async function list(ctx: Ctx, owner: Owner): Promise<KeyView[]> {
  return await ctx.db
    .select({
      keyId: accessKey.id,
      name: accessKey.name,
      hint: accessKey.hint,
      scopes: accessKey.scopes,
      madeBy: user.name,
      createdAt: accessKey.createdAt,
      expiresAt: accessKey.expiresAt,
      lastUsedAt: accessKey.lastUsedAt,
    })
    .from(accessKey)
    .innerJoin(user, eq(user.id, accessKey.userId))
    .where(
      and(
        ownedBy(accessKey, owner),
        isNull(accessKey.revokedAt),
        or(isNull(accessKey.expiresAt), sql`${accessKey.expiresAt} > ${ctx.now()}`),
      ),
    )
    .orderBy(desc(accessKey.createdAt), desc(accessKey.id));
}

async function revoke(ctx: Ctx, owner: Owner, { keyId }: KeyInput): Promise<void> {
  const own = and(eq(accessKey.id, keyId), ownedBy(accessKey, owner), isNull(accessKey.revokedAt));
  const [found] = await ctx.db.select({ id: accessKey.id }).from(accessKey).where(own);
  if (!found) throw new DomainError("NOT_FOUND");
  await atomic(ctx.db, [
    ctx.db.update(accessKey).set({ revokedAt: ctx.now() }).where(own),
    auditRow(ctx, "key.revoked", keyId),
  ]);
}

/** Makes a person's own key; its secret is told this once. @throws INVALID_INPUT scopes of a seller; CONFLICT too many */
export const makeOwnKey = (ctx: SteppedUp, input: MakeKey): Promise<KeyMade> => make(ctx, themselves(ctx), input);
/** A person's own living keys, newest first. */
export const ownKeys = (ctx: PersonCtx): Promise<KeyView[]> => list(ctx, themselves(ctx));
/** Takes a person's own key back; from now on it opens nothing. @throws NOT_FOUND */
export const revokeOwnKey = (ctx: PersonCtx, input: KeyInput): Promise<void> => revoke(ctx, themselves(ctx), input);

/** Makes a key of the seller; its secret is told this once. @throws INVALID_INPUT scopes of a buyer; CONFLICT too many */
export const makeSellerKey = (ctx: SteppedUp<SellerCtx<"keys.manage">>, input: MakeKey): Promise<KeyMade> =>
  make(ctx, theirSeller(ctx), input);
/** The seller's living keys, newest first. */
export const sellerKeys = (ctx: SellerCtx<"keys.manage">): Promise<KeyView[]> => list(ctx, theirSeller(ctx));
/** Takes a key of the seller back; from now on it opens nothing. @throws NOT_FOUND */
export const revokeSellerKey = (ctx: SellerCtx<"keys.manage">, input: KeyInput): Promise<void> =>
  revoke(ctx, theirSeller(ctx), input);
