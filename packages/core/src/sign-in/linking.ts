// Signing in with an account elsewhere: the way there and back, once, in one browser; and which accounts elsewhere are a
// person's. A provider's word opens an account by the name that it never changes, never by an address.
import {
  type Audience,
  type BeginProvider,
  DomainError,
  type FinishProvider,
  type Id,
  type IdentityProvider,
  newId,
  marketOf,
  MARKETS,
  ownPath,
  type UnlinkProvider,
} from "@stoa/contract";
import { and, atomic, eq, identity, providerVisit, user, type VisitPurpose } from "@stoa/db";
import { takeTry, toldOf } from "../accounts/index.ts";
import {
  auditRow,
  type Ctx,
  hex,
  later,
  type MailDoor,
  type PersonCtx,
  seal,
  sent,
  sha256,
  type SteppedUp,
  unseal,
} from "../kernel/index.ts";
import { ATTEMPT_MS, enter, type Entered, type Visit } from "./entering.ts";
import { waysInOf } from "./methods.ts";
import { newVerifier, wayTo, whoCameBack } from "./providers/index.ts";
import type { Person, Way } from "./providers/asking.ts";
import { canDoWithout, type Opened, type RefusedBecause, whoIs, whoLinks, whoProves } from "./rules/ways.ts";
import { renewed } from "./stepping-up.ts";

const PURPOSE = "provider visit";

/** Apps in which somebody may become a person of the marketplace. Nobody becomes an operator by coming along. */
const TAKES_NEW_PEOPLE: Record<Audience, boolean> = { buyer: true, seller: true, admin: false };

const random = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

/** The one address that a provider may send somebody back to. */
export const redirectUriOf = (ctx: Pick<Ctx, "origins">, audience: Audience, provider: string): string =>
  `${ctx.origins[audience]}/sign-in/${provider}/callback`;

function providerOf(ctx: Ctx, name: string): IdentityProvider {
  const found = ctx.providers.identity.find(({ provider }) => provider === name);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

/**
 * Sends somebody to a provider. `holder` is the secret of the cookie that the way back is bound to.
 * @throws NOT_FOUND there is no such provider
 * @throws PROVIDER_UNAVAILABLE, RATE_LIMITED
 */
export async function beginVisit(
  ctx: Ctx,
  { provider: name, next }: BeginProvider,
  of: { purpose: VisitPurpose; holder: string; audience: Audience; userId: Id<"user"> | null },
): Promise<{ url: string }> {
  const provider = providerOf(ctx, name);
  await takeTry(ctx, "way", of.userId);
  const { audience, purpose, userId } = of;
  const redirectUri = redirectUriOf(ctx, audience, name);
  const way: Way = { provider, redirectUri, state: random(), nonce: random(), verifier: newVerifier() };
  const url = await wayTo(way, { askAgain: purpose === "step_up", nowMs: ctx.now() });
  await ctx.db.insert(providerVisit).values({
    stateHash: await sha256(way.state),
    holderHash: await sha256(of.holder),
    provider: name,
    audience,
    purpose,
    userId,
    nonce: way.nonce,
    verifierSealed: await seal(ctx.secret, PURPOSE, way.verifier),
    nextPath: ownPath(next, "/"),
    expiresAt: ctx.now() + ATTEMPT_MS,
  });
  return { url };
}

/** Uses a way back up. @throws SIGN_IN_REFUSED it is of another browser, app or provider, too old, or was used */
async function returned(ctx: Ctx, input: FinishProvider, holder: string, audience: Audience) {
  const its = eq(providerVisit.stateHash, await sha256(input.state));
  const [visit] = await ctx.db.select().from(providerVisit).where(its);
  const isGood =
    visit &&
    visit.holderHash === (await sha256(holder)) &&
    visit.provider === input.provider &&
    visit.audience === audience &&
    visit.usedAt === null &&
    visit.expiresAt > ctx.now();
  if (!isGood) throw refused("not_confirmed");
  const using = ctx.db.update(providerVisit).set({ usedAt: ctx.now() }).where(its);
  await atomic(ctx.db, [using], { provider_visit_used_once: "SIGN_IN_REFUSED" });
  return visit;
}

const refused = (reason: RefusedBecause, next = "/", purpose: VisitPurpose = "sign_in"): DomainError =>
  new DomainError("SIGN_IN_REFUSED", { reason, next, purpose });

/** What somebody came back to. */
export type Returned = {
  outcome: Entered | { status: "linked" } | { status: "stepped_up"; secret: string };
  next: string;
};

/**
 * Takes somebody in who comes back from a provider.
 * @throws SIGN_IN_REFUSED with the reason: see `RefusedBecause`
 * @throws NOT_FOUND, PROVIDER_UNAVAILABLE
 */
export async function finishVisit(
  ctx: Ctx & { person: PersonCtx["person"] | null },
  input: FinishProvider,
  holder: string | null,
  visit: Visit,
): Promise<Returned> {
  const provider = providerOf(ctx, input.provider);
  const { audience } = visit;
  const back = await returned(ctx, input, holder ?? "", audience);
  const { purpose, userId, nonce, nextPath: next } = back;
  const verifier = await unseal(ctx.secret, PURPOSE, back.verifierSealed);
  if (input.error !== "" || input.code === "" || verifier === null) throw refused("not_confirmed", next, purpose);
  // Who links or proves must still be the one who is signed in here.
  if (purpose !== "sign_in" && ctx.person?.userId !== userId) throw refused("not_confirmed", next, purpose);
  const redirectUri = redirectUriOf(ctx, audience, input.provider);
  const person = await whoCameBack(
    { provider, redirectUri, state: input.state, nonce, verifier },
    input.code,
    ctx.now(),
  );
  const known = await knownOf(ctx, input.provider, person);
  const opened =
    purpose === "sign_in" || userId === null
      ? whoIs(person, known, TAKES_NEW_PEOPLE[audience])
      : purpose === "link"
        ? whoLinks(userId, known)
        : whoProves(userId, known);
  if (opened.kind === "refused") throw refused(opened.reason, next, purpose);
  // The page that the way leads on to says in which market somebody is.
  const { handle: market } = marketOf(next.split("/")[1] ?? "") ?? MARKETS.us;
  const opener = await open(ctx, input.provider, person, opened, { audience, market });
  if (purpose === "link") return { outcome: { status: "linked" }, next };
  if (purpose === "step_up" && ctx.person) {
    const secret = await renewed({ ...ctx, person: ctx.person }, { using: [], guards: {}, secondFactor: false });
    return { outcome: { status: "stepped_up", secret }, next };
  }
  return { outcome: await enter(ctx, opener, "provider", visit), next };
}

async function knownOf(ctx: Ctx, provider: string, { subject, email }: Person) {
  const [[linked], [owner]] = await ctx.db.batch([
    ctx.db
      .select({ userId: identity.userId })
      .from(identity)
      .where(and(eq(identity.provider, provider), eq(identity.subject, subject))),
    ctx.db
      .select({ userId: user.id })
      .from(user)
      .where(eq(user.email, email ?? "")),
  ]);
  return { linkedTo: linked?.userId ?? null, ownerOfEmail: owner?.userId ?? null };
}

/** Writes down what comes of somebody whom a provider vouches for; gives whose account it opens. */
async function open(
  ctx: Ctx,
  provider: string,
  { subject, email, name }: Person,
  opened: Exclude<Opened, { kind: "refused" }>,
  door: MailDoor,
): Promise<Id<"user">> {
  const now = ctx.now();
  if (opened.kind === "known") {
    const its = and(eq(identity.provider, provider), eq(identity.subject, subject));
    await ctx.db
      .update(identity)
      .set({ lastUsedAt: now, email: email ?? "" })
      .where(its);
    return opened.userId;
  }
  const userId = opened.kind === "link" ? opened.userId : newId("user", now);
  const row = ctx.db
    .insert(identity)
    .values({ provider, subject, userId, email: email ?? "", createdAt: now, lastUsedAt: now });
  const taken = { "identity.provider": "SIGN_IN_REFUSED", "identity.user_id": "SIGN_IN_REFUSED" } as const;
  if (opened.kind === "link") {
    const job = toldOf(ctx, "identity", userId, door);
    await atomic(ctx.db, [row, auditRow(ctx, "account.link", userId, { provider }), job.statement], taken);
    sent(ctx, [job]);
    return userId;
  }
  const job = later(ctx, { type: "account.made", userId });
  const person = { id: userId, email: opened.email, name, passwordHash: "", createdAt: now, emailVerifiedAt: now };
  await atomic(
    ctx.db,
    [
      ctx.db.insert(user).values(person),
      row,
      auditRow(ctx, "account.made", userId, { method: "provider", provider }),
      job.statement,
    ],
    { ...taken, "user.email": "SIGN_IN_REFUSED" },
  );
  sent(ctx, [job]);
  return userId;
}

/**
 * Lets an account elsewhere open this one no more.
 * @throws NOT_FOUND it is not linked
 * @throws LAST_SIGN_IN_METHOD there is no other way in
 */
export async function unlink(ctx: SteppedUp<PersonCtx>, { provider, market }: UnlinkProvider): Promise<void> {
  const { userId, audience } = ctx.person;
  const its = and(eq(identity.provider, provider), eq(identity.userId, userId));
  const [row] = await ctx.db.select().from(identity).where(its);
  if (!row) throw new DomainError("NOT_FOUND");
  if (!canDoWithout(await waysInOf(ctx.db, userId), "identity")) throw new DomainError("LAST_SIGN_IN_METHOD");
  const job = toldOf(ctx, "identity", userId, { audience, market });
  await atomic(ctx.db, [
    ctx.db.delete(identity).where(its),
    auditRow(ctx, "account.unlink", userId, { provider }),
    job.statement,
  ]);
  sent(ctx, [job]);
}
