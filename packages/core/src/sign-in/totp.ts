// Codes of an authenticator app (RFC 6238): taken into use with a first code, asked for at sign-in, good once each.
import { type ConfirmTotp, type DisableTotp, DomainError, type Id, type PendingTotp, wallMs } from "@stoa/contract";
import { and, atomic, eq, type Guards, recoveryCode, recoverySheet, type Statement, totp } from "@stoa/db";
import { createTOTPKeyURI, verifyHOTP } from "@oslojs/otp";
import { renderSVG } from "uqr";
import { personOf, resetTries, takeTry, toldOf } from "../accounts/index.ts";
import { auditRow, type Ctx, type PersonCtx, seal, sent, type SteppedUp, unseal } from "../kernel/index.ts";
import { passkeysOf } from "./methods.ts";
import { freshCodes, RECOVERY_GUARDS, rightRecoveryCode } from "./recovery.ts";
import { CODE_DIGITS, countingSteps, STEP_SECONDS } from "./rules/codes.ts";

const PURPOSE = "totp";
const SECRET_BYTES = 20;
const ISSUER = "Stoa";

/** The broken guards of a batch that uses a code. */
export const TOTP_GUARDS = { totp_step_used: "SECOND_FACTOR_WRONG" } as const satisfies Guards;

/**
 * Makes a new secret that waits for its first code. One that waited before is replaced.
 * @throws CONFLICT codes are asked for already: they are taken out of use first
 */
export async function beginTotp(ctx: SteppedUp<PersonCtx>): Promise<void> {
  const { userId } = ctx.person;
  const [present] = await ctx.db.select().from(totp).where(eq(totp.userId, userId));
  if (present && present.confirmedAt !== null) throw new DomainError("CONFLICT");
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const sealed = await seal(ctx.secret, PURPOSE, base32(secret));
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(totp)
        .values({ userId, sealed, createdAt: ctx.now() })
        // Where another request confirmed the former one meanwhile, the trigger refuses.
        .onConflictDoUpdate({ target: totp.userId, set: { sealed, createdAt: ctx.now(), confirmedAt: null } }),
      auditRow(ctx, "account.begin_totp", userId),
    ],
    { totp_confirmed_once: "CONFLICT" },
  );
}

/** The secret that waits for its first code, as the page shows it; null where none waits. */
export async function pendingTotp(ctx: SteppedUp<PersonCtx>): Promise<PendingTotp | null> {
  const { userId } = ctx.person;
  const [row] = await ctx.db.select().from(totp).where(eq(totp.userId, userId));
  const key = row && row.confirmedAt === null ? await unseal(ctx.secret, PURPOSE, row.sealed) : null;
  if (key === null) return null;
  const { email } = await personOf(ctx.db, userId);
  const uri = createTOTPKeyURI(ISSUER, email, fromBase32(key), STEP_SECONDS, CODE_DIGITS);
  const qr = `data:image/svg+xml,${encodeURIComponent(renderSVG(uri, { border: 3 }))}`;
  return { qr, uri, key: (key.match(/.{1,4}/g) ?? []).join(" ") };
}

/**
 * Takes an authenticator app into use with its first code. Where there are no recovery codes yet, they are made with it.
 * @throws SECOND_FACTOR_WRONG another code, or no secret waits
 * @throws RATE_LIMITED
 */
export async function confirmTotp(ctx: SteppedUp<PersonCtx>, { code, market }: ConfirmTotp): Promise<void> {
  const { userId, audience } = ctx.person;
  await takeTry(ctx, "code", userId);
  const step = await rightStep(ctx, userId, code, "waiting");
  const job = toldOf(ctx, "second_factor", userId, { audience, market });
  await atomic(
    ctx.db,
    [
      ctx.db.update(totp).set({ lastUsedStep: step, confirmedAt: ctx.now() }).where(eq(totp.userId, userId)),
      ...(await freshCodes(ctx, { unlessThereAreSome: true })),
      auditRow(ctx, "account.confirm_totp", userId),
      job.statement,
    ],
    { ...TOTP_GUARDS, totp_confirmed_once: "CONFLICT" },
  );
  await resetTries(ctx, "code", userId);
  sent(ctx, [job]);
}

/**
 * Asks for codes no more. Needs one of them, or a recovery code; these go, too, where no other second factor is left.
 * @throws SECOND_FACTOR_WRONG, RATE_LIMITED
 */
export async function disableTotp(ctx: SteppedUp<PersonCtx>, { code, market }: DisableTotp): Promise<void> {
  const { userId, audience } = ctx.person;
  await takeTry(ctx, "code", userId);
  const digits = code.replaceAll(/\s/g, "");
  const { using } = /^\d{6}$/.test(digits)
    ? { using: spendingStep(ctx, userId, await rightStep(ctx, userId, digits)) }
    : await rightRecoveryCode(ctx, userId, code);
  const isLast = (await passkeysOf(ctx.db, userId)).length === 0;
  const job = toldOf(ctx, "second_factor", userId, { audience, market });
  await atomic(
    ctx.db,
    [
      using,
      ctx.db.delete(totp).where(eq(totp.userId, userId)),
      ...(isLast
        ? [
            ctx.db.delete(recoveryCode).where(eq(recoveryCode.userId, userId)),
            ctx.db.delete(recoverySheet).where(eq(recoverySheet.userId, userId)),
          ]
        : []),
      auditRow(ctx, "account.disable_totp", userId),
      job.statement,
    ],
    { ...TOTP_GUARDS, ...RECOVERY_GUARDS },
  );
  await resetTries(ctx, "code", userId);
  sent(ctx, [job]);
}

/** The statement that uses a step up, guarded by `TOTP_GUARDS`: of many at once one holds. */
export const spendingStep = (ctx: Pick<Ctx, "db">, userId: Id<"user">, step: number): Statement =>
  ctx.db.update(totp).set({ lastUsedStep: step }).where(eq(totp.userId, userId));

/**
 * The step whose code was typed, and that was not used yet.
 * @throws SECOND_FACTOR_WRONG there is none
 */
export async function rightStep(
  ctx: Pick<Ctx, "db" | "now" | "secret">,
  userId: Id<"user">,
  code: string,
  of: "waiting" | "in use" = "in use",
): Promise<number> {
  const [row] = await ctx.db
    .select()
    .from(totp)
    .where(and(eq(totp.userId, userId)));
  const isMeant = row && (row.confirmedAt === null) === (of === "waiting");
  const key = isMeant ? await unseal(ctx.secret, PURPOSE, row.sealed) : null;
  if (key === null) throw new DomainError("SECOND_FACTOR_WRONG", { field: "code" });
  const secret = fromBase32(key);
  const step = countingSteps(wallMs(), row?.lastUsedStep ?? 0).find((each) =>
    verifyHOTP(secret, BigInt(each), CODE_DIGITS, code),
  );
  if (step === undefined) throw new DomainError("SECOND_FACTOR_WRONG", { field: "code" });
  return step;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes as base32, without padding (RFC 4648). */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join("");
}

/** The bytes of base32. */
function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (sign) => BASE32.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
