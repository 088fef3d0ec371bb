// Proving once more who one is, for what is dear to an account. Every proof gives the session a new secret id, so that a
// stolen cookie of before is worth nothing afterwards.
import { DomainError, type PasskeyAnswer, type ProvePassword, type TotpCode } from "@stoa/contract";
import { atomic, type Guards, type Statement } from "@stoa/db";
import { personOf, renewingSession, resetTries, takeTry, verifyPassword } from "../accounts/index.ts";
import type { PersonCtx } from "../kernel/index.ts";
import { PASSKEY_GUARDS, passkeyOptions, provenPasskey } from "./passkeys.ts";
import { rightStep, spendingStep, TOTP_GUARDS } from "./totp.ts";

/** Renews the session together with what its proof uses up; gives the secret of the renewed session. */
export async function renewed(
  ctx: PersonCtx,
  of: { using: readonly Statement[]; guards: Guards; secondFactor: boolean },
): Promise<string> {
  const { sessionId } = ctx.person;
  const renewing = { sessionId, nowMs: ctx.now(), secondFactor: of.secondFactor };
  const { secret, statement } = await renewingSession(ctx.db, renewing);
  await atomic(ctx.db, [...of.using, statement], of.guards);
  return secret;
}

/** Proves it by the password. Gives the secret of the renewed session. @throws BAD_CREDENTIALS, RATE_LIMITED */
export async function proveByPassword(ctx: PersonCtx, { password }: ProvePassword): Promise<string> {
  const { userId } = ctx.person;
  await takeTry(ctx, "code", userId);
  const { passwordHash } = await personOf(ctx.db, userId);
  const isRight = passwordHash !== "" && (await verifyPassword(passwordHash, password));
  if (!isRight) throw new DomainError("BAD_CREDENTIALS", { field: "password" });
  await resetTries(ctx, "code", userId);
  return await renewed(ctx, { using: [], guards: {}, secondFactor: false });
}

/** Proves it by a code of the authenticator app. @throws SECOND_FACTOR_WRONG, RATE_LIMITED */
export async function proveByTotp(ctx: PersonCtx, { code }: TotpCode): Promise<string> {
  const { userId } = ctx.person;
  await takeTry(ctx, "code", userId);
  const step = await rightStep(ctx, userId, code);
  const secret = await renewed(ctx, {
    using: [spendingStep(ctx, userId, step)],
    guards: TOTP_GUARDS,
    secondFactor: true,
  });
  await resetTries(ctx, "code", userId);
  return secret;
}

/** What one of the person's passkeys is to sign. */
export async function proofPasskeyOptions(ctx: PersonCtx) {
  const { userId, sessionId, audience } = ctx.person;
  return await passkeyOptions(ctx, { purpose: "step_up", holder: sessionId, audience, userId });
}

/** Proves it by a passkey. @throws SECOND_FACTOR_WRONG */
export async function proveByPasskey(ctx: PersonCtx, passkey: PasskeyAnswer): Promise<string> {
  const { userId, sessionId, audience } = ctx.person;
  const proven = await provenPasskey(ctx, passkey, { purpose: "step_up", holder: sessionId, audience });
  if (proven.userId !== userId) throw new DomainError("SECOND_FACTOR_WRONG");
  return await renewed(ctx, { using: proven.using, guards: PASSKEY_GUARDS, secondFactor: true });
}
