// How somebody gets into their account: what the page about it shows, and what a first factor is followed by.
import type { Audience, Id, ProofWays, ProviderOption, SecondFactor, SecurityView } from "@stoa/contract";
import { asc, type Database, eq, identity, passkey, recoveryCode, totp, user } from "@stoa/db";
import type { Ctx, PersonCtx } from "../kernel/index.ts";
import type { WaysIn } from "./rules/ways.ts";

/** The host at which an app's passkeys are made and used. */
export const rpIdOf = (ctx: Pick<Ctx, "origins">, audience: Audience): string =>
  new URL(ctx.origins[audience]).hostname;

/** Everything by which a person gets in, read at once. */
export async function methodsOf(db: Database, userId: Id<"user">) {
  const [people, apps, codes, passkeys, identities] = await db.batch([
    db.select().from(user).where(eq(user.id, userId)),
    db.select({ confirmedAt: totp.confirmedAt }).from(totp).where(eq(totp.userId, userId)),
    db.select({ usedAt: recoveryCode.usedAt }).from(recoveryCode).where(eq(recoveryCode.userId, userId)),
    passkeysOf(db, userId),
    db.select().from(identity).where(eq(identity.userId, userId)).orderBy(asc(identity.createdAt)),
  ]);
  return {
    person: people[0],
    totpSince: apps[0]?.confirmedAt ?? null,
    hasCodes: codes.length > 0,
    codesLeft: codes.filter(({ usedAt }) => usedAt === null).length,
    passkeys,
    identities,
  };
}

/**
 * What is asked for after a first factor, best first; empty where nothing is. A passkey that was made at another app's
 * host cannot be used here, and yet nobody gets in without a second factor who has one: the codes are left then.
 */
export async function secondFactorsOf(
  ctx: Ctx,
  userId: Id<"user">,
  audience: Audience,
): Promise<readonly SecondFactor[]> {
  const { totpSince, codesLeft, passkeys } = await methodsOf(ctx.db, userId);
  if (totpSince === null && passkeys.length === 0) return [];
  const found: SecondFactor[] = [];
  if (totpSince !== null) found.push("totp");
  if (passkeys.some(({ rpId }) => rpId === rpIdOf(ctx, audience))) found.push("passkey");
  if (codesLeft > 0 || found.length === 0) found.push("recovery");
  return found;
}

/** Providers as they can be offered. */
export const providerOptions = (ctx: Pick<Ctx, "providers">): ProviderOption[] =>
  ctx.providers.identity.map(({ provider, label }) => ({ provider, label }));

/** How many ways in a person has. */
export async function waysInOf(db: Database, userId: Id<"user">): Promise<WaysIn> {
  const { person, passkeys, identities } = await methodsOf(db, userId);
  return {
    hasPassword: Boolean(person?.passwordHash),
    passkeys: passkeys.length,
    identities: identities.length,
  };
}

/** How the person who asks gets into their account. */
export async function securityOf(ctx: PersonCtx): Promise<SecurityView> {
  const { userId, audience } = ctx.person;
  const { person, totpSince, hasCodes, codesLeft, passkeys, identities } = await methodsOf(ctx.db, userId);
  const options = providerOptions(ctx);
  const here = rpIdOf(ctx, audience);
  return {
    email: person?.email ?? "",
    hasPassword: Boolean(person?.passwordHash),
    passwordChangedAt: person?.passwordChangedAt ?? null,
    totpSince,
    recoveryCodesLeft: hasCodes ? codesLeft : null,
    passkeys: passkeys.map(({ id: passkeyId, name, rpId: host, createdAt, lastUsedAt }) => ({
      passkeyId,
      name,
      host,
      worksHere: host === here,
      createdAt,
      lastUsedAt,
    })),
    identities: identities.map(({ provider, email, createdAt, lastUsedAt }) => ({
      provider,
      label: options.find((option) => option.provider === provider)?.label ?? provider,
      email,
      createdAt,
      lastUsedAt,
    })),
    linkable: options.filter(({ provider }) => !identities.some((linked) => linked.provider === provider)),
  };
}

/** How the person who asks can prove once more who they are, in this app. */
export async function proofWaysOf(ctx: PersonCtx): Promise<ProofWays> {
  const { userId, audience } = ctx.person;
  const { person, totpSince, passkeys, identities } = await methodsOf(ctx.db, userId);
  return {
    hasPassword: Boolean(person?.passwordHash),
    hasTotp: totpSince !== null,
    hasPasskey: passkeys.some(({ rpId }) => rpId === rpIdOf(ctx, audience)),
    providers: providerOptions(ctx).filter(({ provider }) => identities.some((linked) => linked.provider === provider)),
  };
}

/** The passkeys of a person, at whatever host. */
export const passkeysOf = (db: Database, userId: Id<"user">) =>
  db.select().from(passkey).where(eq(passkey.userId, userId)).orderBy(asc(passkey.createdAt));

/** The passkeys of a person that work at an app. */
export async function passkeysHere(ctx: Ctx, userId: Id<"user">, audience: Audience) {
  return (await passkeysOf(ctx.db, userId)).filter(({ rpId }) => rpId === rpIdOf(ctx, audience));
}
