// Apps that other people may connect: registered by a person or by a seller.
import {
  type ClientInput,
  type ClientMade,
  type ClientView,
  DomainError,
  type EnableClient,
  newId,
  type RegisterClient,
} from "@stoa/contract";
import { and, atomic, desc, eq, oauthClient } from "@stoa/db";
import { auditRow, type Ctx, type PersonCtx, type SellerCtx, sha256, type SteppedUp } from "../kernel/index.ts";
import { type Owner, ownedBy, theirSeller, themselves } from "./holder.ts";
import { isRedirectUri, newSecret } from "./rules.ts";

async function register(ctx: Ctx, owner: Owner, input: RegisterClient): Promise<ClientMade> {
  const { name, kind, redirectUris, scopes } = input;
  // Without an address to come back to, only an app that acts for its own seller has any use.
  const needsRedirect = kind === "public" || owner.sellerId === null;
  if (!redirectUris.every(isRedirectUri) || (needsRedirect && redirectUris.length === 0))
    throw new DomainError("INVALID_INPUT", { fields: ["redirectUris"] });
  const clientId = newId("client", ctx.now());
  const secret = kind === "confidential" ? newSecret("client") : null;
  const secretHash = secret && (await sha256(secret));
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(oauthClient)
        .values({ id: clientId, ...owner, name, kind, secretHash, redirectUris, scopes, createdAt: ctx.now() }),
      auditRow(ctx, "client.registered", clientId, { kind, scopes }),
    ],
    { oauth_client_limit: "CONFLICT" },
  );
  return { clientId, secret };
}

async function list(ctx: Ctx, owner: Owner): Promise<ClientView[]> {
  const rows = await ctx.db
    .select()
    .from(oauthClient)
    .where(ownedBy(oauthClient, owner))
    .orderBy(desc(oauthClient.createdAt), desc(oauthClient.id));
  return rows.map(({ id: clientId, name, kind, redirectUris, scopes, disabledAt, createdAt }) => ({
    clientId,
    name,
    kind,
    redirectUris,
    scopes,
    isEnabled: disabledAt === null,
    createdAt,
  }));
}

async function own(ctx: Ctx, owner: Owner, { clientId }: ClientInput) {
  const condition = and(eq(oauthClient.id, clientId), ownedBy(oauthClient, owner));
  const [found] = await ctx.db.select({ id: oauthClient.id }).from(oauthClient).where(condition);
  if (!found) throw new DomainError("NOT_FOUND");
  return condition;
}

async function enable(ctx: Ctx, owner: Owner, input: EnableClient): Promise<void> {
  const condition = await own(ctx, owner, input);
  await atomic(ctx.db, [
    ctx.db
      .update(oauthClient)
      .set({ disabledAt: input.isEnabled ? null : ctx.now() })
      .where(condition),
    auditRow(ctx, input.isEnabled ? "client.enabled" : "client.disabled", input.clientId),
  ]);
}

async function remove(ctx: Ctx, owner: Owner, input: ClientInput): Promise<void> {
  const condition = await own(ctx, owner, input);
  await atomic(ctx.db, [ctx.db.delete(oauthClient).where(condition), auditRow(ctx, "client.deleted", input.clientId)]);
}

type Managing = SellerCtx<"keys.manage">;

/** Registers a person's app; the secret of a confidential one is told this once. @throws INVALID_INPUT, CONFLICT too many */
export const registerOwnClient = (ctx: SteppedUp, input: RegisterClient): Promise<ClientMade> =>
  register(ctx, themselves(ctx), input);
/** A person's apps, newest first. */
export const ownClients = (ctx: PersonCtx): Promise<ClientView[]> => list(ctx, themselves(ctx));
/** Switches a person's app off or on. @throws NOT_FOUND */
export const enableOwnClient = (ctx: PersonCtx, input: EnableClient): Promise<void> =>
  enable(ctx, themselves(ctx), input);
/** Deletes a person's app, and all that was granted to it. @throws NOT_FOUND */
export const deleteOwnClient = (ctx: SteppedUp, input: ClientInput): Promise<void> =>
  remove(ctx, themselves(ctx), input);

/** Registers an app of the seller; the secret of a confidential one is told this once. @throws INVALID_INPUT, CONFLICT */
export const registerSellerClient = (ctx: SteppedUp<Managing>, input: RegisterClient): Promise<ClientMade> =>
  register(ctx, theirSeller(ctx), input);
/** The seller's apps, newest first. */
export const sellerClients = (ctx: Managing): Promise<ClientView[]> => list(ctx, theirSeller(ctx));
/** Switches an app of the seller off or on. @throws NOT_FOUND */
export const enableSellerClient = (ctx: Managing, input: EnableClient): Promise<void> =>
  enable(ctx, theirSeller(ctx), input);
/** Deletes an app of the seller, and all that was granted to it. @throws NOT_FOUND */
export const deleteSellerClient = (ctx: SteppedUp<Managing>, input: ClientInput): Promise<void> =>
  remove(ctx, theirSeller(ctx), input);
