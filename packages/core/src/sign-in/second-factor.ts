// The second factor of a sign-in that waits: a code, a recovery code or a passkey. Each is used up together with the attempt,
// so that of many at once one opens a session.
import { DomainError, type PasskeyAnswer, type RecoveryCode, type TotpCode } from "@stoa/contract";
import { atomic } from "@stoa/db";
import { resetTries, takeTry, toldOf } from "../accounts/index.ts";
import { auditRow, type Ctx, sent } from "../kernel/index.ts";
import { ATTEMPT_GUARDS, comeIn, type Entered, type Visit, waitingAttempt } from "./entering.ts";
import { PASSKEY_GUARDS, passkeyOptions, provenPasskey } from "./passkeys.ts";
import { RECOVERY_GUARDS, rightRecoveryCode } from "./recovery.ts";
import { rightStep, spendingStep, TOTP_GUARDS } from "./totp.ts";

type SignedInEntered = Extract<Entered, { status: "signed_in" }>;

/**
 * Finishes a sign-in with a code of the authenticator app.
 * @throws TOKEN_INVALID nothing waits behind the cookie
 * @throws SECOND_FACTOR_WRONG another code, or one that was used already
 * @throws RATE_LIMITED five were tried in a quarter of an hour
 */
export async function finishWithTotp(
  ctx: Ctx,
  attempt: string | null,
  { code }: TotpCode,
  visit: Visit,
): Promise<SignedInEntered> {
  const { userId, method, using } = await waitingAttempt(ctx, attempt, visit.audience);
  await takeTry(ctx, "code", userId);
  const step = await rightStep(ctx, userId, code);
  await atomic(ctx.db, [spendingStep(ctx, userId, step), using], { ...TOTP_GUARDS, ...ATTEMPT_GUARDS });
  await resetTries(ctx, "code", userId);
  return await comeIn(ctx, { userId, method, secondFactor: true }, visit);
}

/**
 * Finishes a sign-in with a recovery code, and tells the owner.
 * @throws TOKEN_INVALID, SECOND_FACTOR_WRONG, RATE_LIMITED
 */
export async function finishWithRecovery(
  ctx: Ctx,
  attempt: string | null,
  { code, market }: RecoveryCode,
  visit: Visit,
): Promise<SignedInEntered> {
  const { userId, using } = await waitingAttempt(ctx, attempt, visit.audience);
  await takeTry(ctx, "code", userId);
  const right = await rightRecoveryCode(ctx, userId, code);
  const job = toldOf(ctx, "recovery_code", userId, { audience: visit.audience, market });
  await atomic(ctx.db, [right.using, using, auditRow(ctx, "account.use_recovery_code", userId), job.statement], {
    ...RECOVERY_GUARDS,
    ...ATTEMPT_GUARDS,
  });
  await resetTries(ctx, "code", userId);
  sent(ctx, [job]);
  return await comeIn(ctx, { userId, method: "recovery", secondFactor: true }, visit);
}

/** What a passkey is to sign as the second factor of the sign-in that waits. @throws TOKEN_INVALID nothing waits */
export async function secondFactorPasskeyOptions(ctx: Ctx, attempt: string | null, { audience }: Visit) {
  const { userId } = await waitingAttempt(ctx, attempt, audience);
  return await passkeyOptions(ctx, { purpose: "second_factor", holder: attempt ?? "", audience, userId });
}

/**
 * Finishes a sign-in with a passkey.
 * @throws TOKEN_INVALID, SECOND_FACTOR_WRONG
 */
export async function finishWithPasskey(
  ctx: Ctx,
  attempt: string | null,
  passkey: PasskeyAnswer,
  visit: Visit,
): Promise<SignedInEntered> {
  const { audience } = visit;
  const { userId, method, using } = await waitingAttempt(ctx, attempt, audience);
  const proven = await provenPasskey(ctx, passkey, { purpose: "second_factor", holder: attempt ?? "", audience });
  if (proven.userId !== userId) throw new DomainError("SECOND_FACTOR_WRONG");
  await atomic(ctx.db, [...proven.using, using], { ...PASSKEY_GUARDS, ...ATTEMPT_GUARDS });
  return await comeIn(ctx, { userId, method, secondFactor: true }, visit);
}

/** What any passkey of this app is to sign to come in with it alone. */
export const signInPasskeyOptions = (ctx: Ctx, holder: string, { audience }: Visit) =>
  passkeyOptions(ctx, { purpose: "sign_in", holder, audience, userId: null });

/**
 * Signs in with a passkey alone: it is two factors by itself, since its owner unlocked it.
 * @throws SIGN_IN_REFUSED it is none of ours, or did not sign what it was asked to
 * @throws RATE_LIMITED
 */
export async function signInWithPasskey(
  ctx: Ctx,
  holder: string | null,
  passkey: PasskeyAnswer,
  visit: Visit,
): Promise<SignedInEntered> {
  await takeTry(ctx, "signIn", null);
  const { audience } = visit;
  const of = { purpose: "sign_in", holder: holder ?? "", audience } as const;
  const { userId, using } = await provenPasskey(ctx, passkey, of).catch((error: unknown) => {
    throw error instanceof DomainError ? new DomainError("SIGN_IN_REFUSED", { reason: "passkey" }) : error;
  });
  const guards = Object.fromEntries(Object.keys(PASSKEY_GUARDS).map((name) => [name, "SIGN_IN_REFUSED" as const]));
  await atomic(ctx.db, using, guards);
  return await comeIn(ctx, { userId, method: "passkey", secondFactor: true }, visit);
}
