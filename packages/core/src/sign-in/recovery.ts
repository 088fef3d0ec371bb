// Codes for a lost phone: ten, each good once. The database keeps keyed hashes; the codes can be read for a few minutes
// by the session that made them, so that they are shown with and without scripts, and never again.
import { DomainError, type Id, MINUTE_MS, type RecoverySheet, type RenewRecoveryCodes } from "@stoa/contract";
import { and, atomic, eq, type Guards, recoveryCode, recoverySheet, type Statement } from "@stoa/db";
import { toldOf } from "../accounts/index.ts";
import { auditRow, type Ctx, hmac, type PersonCtx, seal, sent, type SteppedUp, unseal } from "../kernel/index.ts";
import { methodsOf } from "./methods.ts";
import { plainRecoveryCode, RECOVERY_BYTES, RECOVERY_CODES, recoveryCodeOf } from "./rules/codes.ts";

const PURPOSE = "recovery codes";

/** How long new codes can be read. */
const SHEET_MS = 10 * MINUTE_MS;

/** The broken guards of a batch that uses a code. */
export const RECOVERY_GUARDS = { recovery_code_used_once: "SECOND_FACTOR_WRONG" } as const satisfies Guards;

/** Keyed, so that a copy of the database alone does not tell which codes could be tried. */
const hashOf = (ctx: Pick<Ctx, "secret">, userId: Id<"user">, code: string): Promise<string> =>
  hmac(ctx.secret, `recovery:${userId}:${plainRecoveryCode(code)}`);

/** The statements that put new codes in the place of all former ones; none where there are some and they shall stay. */
export async function freshCodes(
  ctx: PersonCtx,
  { unlessThereAreSome }: { unlessThereAreSome: boolean },
): Promise<Statement[]> {
  const { userId, sessionId } = ctx.person;
  if (unlessThereAreSome && (await methodsOf(ctx.db, userId)).codesLeft > 0) return [];
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCodeOf(crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES))),
  );
  const now = ctx.now();
  const rows = codes.map(async (code) => ({ userId, codeHash: await hashOf(ctx, userId, code), createdAt: now }));
  const sheet = {
    sessionId,
    sealed: await seal(ctx.secret, PURPOSE, codes.join(" ")),
    expiresAt: now + SHEET_MS,
  };
  return [
    ctx.db.delete(recoveryCode).where(eq(recoveryCode.userId, userId)),
    ctx.db.insert(recoveryCode).values(await Promise.all(rows)),
    ctx.db
      .insert(recoverySheet)
      .values({ userId, ...sheet })
      .onConflictDoUpdate({ target: recoverySheet.userId, set: sheet }),
  ];
}

/**
 * Makes the codes anew; former ones are good for nothing any more.
 * @throws CONFLICT there is no second factor that they could stand in for
 */
export async function renewRecoveryCodes(ctx: SteppedUp<PersonCtx>, { market }: RenewRecoveryCodes): Promise<void> {
  const { userId, audience } = ctx.person;
  const { totpSince, passkeys } = await methodsOf(ctx.db, userId);
  if (totpSince === null && passkeys.length === 0) throw new DomainError("CONFLICT");
  const job = toldOf(ctx, "second_factor", userId, { audience, market });
  await atomic(ctx.db, [
    ...(await freshCodes(ctx, { unlessThereAreSome: false })),
    auditRow(ctx, "account.renew_recovery_codes", userId),
    job.statement,
  ]);
  sent(ctx, [job]);
}

/** New codes, for a few minutes after they were made and in the session that made them; null afterwards. */
export async function recoverySheetOf(ctx: PersonCtx): Promise<RecoverySheet | null> {
  const { userId, sessionId } = ctx.person;
  const [row] = await ctx.db
    .select()
    .from(recoverySheet)
    .where(and(eq(recoverySheet.userId, userId), eq(recoverySheet.sessionId, sessionId)));
  const codes = row && row.expiresAt > ctx.now() ? await unseal(ctx.secret, PURPOSE, row.sealed) : null;
  return row && codes !== null ? { codes: codes.split(" "), readableUntil: row.expiresAt } : null;
}

/** Shows the new codes no more: the person says that they have kept them. */
export async function keptRecoveryCodes(ctx: PersonCtx): Promise<void> {
  await ctx.db.delete(recoverySheet).where(eq(recoverySheet.userId, ctx.person.userId));
}

/**
 * A code that is right; `using` uses it up, guarded by `RECOVERY_GUARDS`.
 * @throws SECOND_FACTOR_WRONG there is no such code, or it was used
 */
export async function rightRecoveryCode(ctx: Ctx, userId: Id<"user">, code: string): Promise<{ using: Statement }> {
  const its = and(eq(recoveryCode.userId, userId), eq(recoveryCode.codeHash, await hashOf(ctx, userId, code)));
  const [row] = await ctx.db.select().from(recoveryCode).where(its);
  if (!row || row.usedAt !== null) throw new DomainError("SECOND_FACTOR_WRONG", { field: "code" });
  return { using: ctx.db.update(recoveryCode).set({ usedAt: ctx.now() }).where(its) };
}
