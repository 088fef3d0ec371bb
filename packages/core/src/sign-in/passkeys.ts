// Passkeys (WebAuthn): made by somebody who is signed in, asked to sign a challenge that is good once, for one purpose and
// in one browser. They must be unlocked by their owner every time.
import {
  type AddPasskey,
  type Audience,
  DomainError,
  type Id,
  MINUTE_MS,
  newId,
  type PasskeyAnswer,
  type RemovePasskey,
  type RenamePasskey,
} from "@stoa/contract";
import {
  and,
  atomic,
  type ChallengePurpose,
  eq,
  type Guards,
  passkey,
  passkeyChallenge,
  recoveryCode,
  recoverySheet,
  type Statement,
} from "@stoa/db";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { personOf, takeTry, toldOf } from "../accounts/index.ts";
import { auditRow, type Ctx, log, type PersonCtx, sent, sha256, type SteppedUp } from "../kernel/index.ts";
import { methodsOf, passkeysHere, passkeysOf, rpIdOf, waysInOf } from "./methods.ts";
import { freshCodes } from "./recovery.ts";
import { canDoWithout } from "./rules/ways.ts";

const RP_NAME = "Stoa";
const CHALLENGE_MS = 10 * MINUTE_MS;
/** Most passkeys of one person. */
const MAX_PASSKEYS = 20;

/** The broken guards of a batch that uses a passkey. */
export const PASSKEY_GUARDS = {
  passkey_challenge_used_once: "SECOND_FACTOR_WRONG",
  passkey_counter: "SECOND_FACTOR_WRONG",
} as const satisfies Guards;

/** What a challenge is for, and by what the browser is known that was given it. */
interface Asked {
  purpose: ChallengePurpose;
  holder: string;
  audience: Audience;
}

/** Writes a challenge down, so that what signs it can be held against it once. */
async function keepChallenge(ctx: Ctx, challenge: string, of: Asked & { userId: Id<"user"> | null }): Promise<void> {
  await ctx.db.insert(passkeyChallenge).values({
    challengeHash: await sha256(challenge),
    holderHash: await sha256(of.holder),
    purpose: of.purpose,
    userId: of.userId,
    expiresAt: ctx.now() + CHALLENGE_MS,
  });
}

/** The challenge that a browser's answer is to. @throws SECOND_FACTOR_WRONG none of ours, or for something else */
async function askedFor(ctx: Ctx, clientDataJson: string, { purpose, holder }: Asked) {
  const challenge = challengeIn(clientDataJson);
  const its = eq(passkeyChallenge.challengeHash, await sha256(challenge));
  const [row] = await ctx.db.select().from(passkeyChallenge).where(its);
  const isGood =
    row &&
    row.purpose === purpose &&
    row.holderHash === (await sha256(holder)) &&
    row.usedAt === null &&
    row.expiresAt > ctx.now();
  if (!isGood) throw new DomainError("SECOND_FACTOR_WRONG");
  return {
    challenge,
    userId: row.userId,
    using: ctx.db.update(passkeyChallenge).set({ usedAt: ctx.now() }).where(its),
  };
}

/** The challenge that stands in what a browser signed; empty for anything that is no client data. */
function challengeIn(clientDataJson: string): string {
  try {
    const bytes = Uint8Array.from(atob(clientDataJson.replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
      sign.charCodeAt(0),
    );
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const challenge = typeof data === "object" && data !== null && "challenge" in data ? data.challenge : "";
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return ""; // Nothing of ours hashes to it: the answer is refused.
  }
}

/** How a new passkey is to be made. @throws CONFLICT a person has as many as there can be */
export async function newPasskeyOptions(ctx: SteppedUp<PersonCtx>) {
  const { userId, sessionId, audience } = ctx.person;
  const [{ email, name }, own] = [await personOf(ctx.db, userId), await passkeysOf(ctx.db, userId)];
  if (own.length >= MAX_PASSKEYS) throw new DomainError("CONFLICT");
  const rpID = rpIdOf(ctx, audience);
  // Nothing is asked of a passkey beyond being one.
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpName: RP_NAME,
    rpID,
    userName: email,
    userDisplayName: name,
    userID: Uint8Array.from(new TextEncoder().encode(userId)),
    attestationType: "none",
    excludeCredentials: own.filter(({ rpId }) => rpId === rpID).map(({ credentialId: id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(ctx, options.challenge, { purpose: "register", holder: sessionId, audience, userId });
  return options;
}

/**
 * Keeps a passkey that was just made, and tells the owner. With the first second factor come recovery codes.
 * @throws SECOND_FACTOR_WRONG it was not made for this person, in this browser, just now
 * @throws CONFLICT it is kept already
 */
export async function addPasskey(ctx: SteppedUp<PersonCtx>, input: AddPasskey): Promise<{ passkeyId: Id<"passkey"> }> {
  const { userId, sessionId, audience } = ctx.person;
  const { id, rawId, type, response } = input.passkey;
  const asked = await askedFor(ctx, response.clientDataJSON, { purpose: "register", holder: sessionId, audience });
  if (asked.userId !== userId) throw new DomainError("SECOND_FACTOR_WRONG");
  const { clientDataJSON, attestationObject, transports } = response;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: ctx.origins[audience],
    expectedRPID: rpIdOf(ctx, audience),
    requireUserVerification: true,
  }).catch(notProven);
  if (!verified) throw new DomainError("SECOND_FACTOR_WRONG");
  const { credential, credentialBackedUp } = registrationInfo;
  const passkeyId = newId("passkey", ctx.now());
  const job = toldOf(ctx, "passkey", userId, { audience, market: input.market });
  await atomic(
    ctx.db,
    [
      asked.using,
      ctx.db.insert(passkey).values({
        id: passkeyId,
        userId,
        rpId: rpIdOf(ctx, audience),
        credentialId: credential.id,
        publicKey: toBase64Url(credential.publicKey),
        counter: credential.counter,
        transports,
        name: input.name,
        isBackedUp: credentialBackedUp ? 1 : 0,
        createdAt: ctx.now(),
      }),
      ...(await freshCodes(ctx, { unlessThereAreSome: true })),
      auditRow(ctx, "account.add_passkey", userId, { passkeyId }),
      job.statement,
    ],
    { ...PASSKEY_GUARDS, "passkey.credential_id": "CONFLICT" },
  );
  sent(ctx, [job]);
  return { passkeyId };
}

/** Gives a passkey another name. @throws NOT_FOUND it is not theirs */
export async function renamePasskey(ctx: PersonCtx, { passkeyId, name }: RenamePasskey): Promise<void> {
  const { userId } = ctx.person;
  await ownPasskey(ctx, passkeyId);
  await atomic(ctx.db, [
    ctx.db
      .update(passkey)
      .set({ name })
      .where(and(eq(passkey.id, passkeyId), eq(passkey.userId, userId))),
    auditRow(ctx, "account.rename_passkey", userId, { passkeyId }),
  ]);
}

/**
 * Takes a passkey away, and tells the owner. Recovery codes go with the last second factor.
 * @throws NOT_FOUND it is not theirs
 * @throws LAST_SIGN_IN_METHOD there is no other way in
 */
export async function removePasskey(ctx: SteppedUp<PersonCtx>, { passkeyId, market }: RemovePasskey): Promise<void> {
  const { userId, audience } = ctx.person;
  await ownPasskey(ctx, passkeyId);
  if (!canDoWithout(await waysInOf(ctx.db, userId), "passkey")) throw new DomainError("LAST_SIGN_IN_METHOD");
  const { totpSince, passkeys } = await methodsOf(ctx.db, userId);
  const isLast = totpSince === null && passkeys.length === 1;
  const job = toldOf(ctx, "passkey", userId, { audience, market });
  await atomic(ctx.db, [
    ctx.db.delete(passkey).where(and(eq(passkey.id, passkeyId), eq(passkey.userId, userId))),
    ...(isLast
      ? [
          ctx.db.delete(recoveryCode).where(eq(recoveryCode.userId, userId)),
          ctx.db.delete(recoverySheet).where(eq(recoverySheet.userId, userId)),
        ]
      : []),
    auditRow(ctx, "account.remove_passkey", userId, { passkeyId }),
    job.statement,
  ]);
  sent(ctx, [job]);
}

async function ownPasskey(ctx: PersonCtx, passkeyId: Id<"passkey">): Promise<void> {
  const own = await passkeysOf(ctx.db, ctx.person.userId);
  if (!own.some(({ id }) => id === passkeyId)) throw new DomainError("NOT_FOUND");
}

/**
 * What a passkey is to sign: one of a person's, or any of this app where the person is not known yet.
 * @throws RATE_LIMITED
 */
export async function passkeyOptions(ctx: Ctx, of: Asked & { userId: Id<"user"> | null }) {
  await takeTry(ctx, "way", of.userId);
  const own = of.userId ? await passkeysHere(ctx, of.userId, of.audience) : [];
  const { extensions: _, ...options } = await generateAuthenticationOptions({
    rpID: rpIdOf(ctx, of.audience),
    allowCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports })),
    userVerification: "required",
  });
  await keepChallenge(ctx, options.challenge, of);
  return options;
}

/**
 * Whose passkey has signed what it was asked to; `using` uses the challenge up and moves the counter on, guarded by
 * `PASSKEY_GUARDS`.
 * @throws SECOND_FACTOR_WRONG
 */
export async function provenPasskey(
  ctx: Ctx,
  { id, rawId, type, response }: PasskeyAnswer,
  of: Asked,
): Promise<{ userId: Id<"user">; using: Statement[] }> {
  const asked = await askedFor(ctx, response.clientDataJSON, of);
  const rpID = rpIdOf(ctx, of.audience);
  const [row] = await ctx.db
    .select()
    .from(passkey)
    .where(and(eq(passkey.credentialId, id), eq(passkey.rpId, rpID)));
  if (!row || (asked.userId !== null && row.userId !== asked.userId)) throw new DomainError("SECOND_FACTOR_WRONG");
  const { clientDataJSON, authenticatorData, signature } = response;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId,
      type,
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: asked.challenge,
    expectedOrigin: ctx.origins[of.audience],
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id: row.credentialId, publicKey: fromBase64Url(row.publicKey), counter: row.counter },
  }).catch(notProven);
  if (!verified) throw new DomainError("SECOND_FACTOR_WRONG");
  const set = { counter: authenticationInfo.newCounter, lastUsedAt: ctx.now() };
  return {
    userId: row.userId,
    using: [asked.using, ctx.db.update(passkey).set(set).where(eq(passkey.id, row.id))],
  };
}

/** Whatever the library finds wrong is told to the log alone. */
function notProven(error: unknown): never {
  log("warn", "passkey.refused", { error: error instanceof Error ? error.message : String(error) });
  throw new DomainError("SECOND_FACTOR_WRONG");
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
