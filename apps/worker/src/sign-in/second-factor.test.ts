// The second factor through the real doors: what a phone shows, what was kept for when it is lost.
import type { RecoverySheet, SecurityView, SignedIn } from "@stoa/contract";
import { finishWithRecovery, finishWithTotp } from "@stoa/core/sign-in";
import { type Ctx, sha256 } from "@stoa/core/kernel";
import { audit, and, eq, recoveryCode, session, signInAttempt, totp } from "@stoa/db";
import { describe, expect, it } from "vitest";
import { systemContext } from "../context.ts";
import { db, env, mailTo, makePerson, PASSWORD, type Visitor } from "../testing.ts";
import { browser, type Guarded, isSignedIn, makeGuarded, phoneOf, signIn } from "./people.ts";

const totpOf = (visitor: Visitor, code: string) => visitor.mutate<SignedIn>("account.secondFactor.totp", { code });
const recoveryOf = (visitor: Visitor, code: string) =>
  visitor.mutate<SignedIn>("account.secondFactor.recovery", { code });

/** A browser in which the first factor was right. */
async function halfway({ email }: { email: string }, door: "buyer" | "seller" = "buyer"): Promise<Visitor> {
  const visitor = browser(door);
  expect((await signIn(visitor, email)).data).toMatchObject({ status: "second_factor" });
  return visitor;
}

describe("F26 a code of an authenticator app", () => {
  it("is asked for after the password, and nobody is signed in before", async () => {
    const ada = await makeGuarded();
    const visitor = await halfway(ada);
    expect(await isSignedIn(visitor)).toBe(false);
    expect((await visitor.query("account.secondFactor.waiting")).data).toEqual({ methods: ["totp", "recovery"] });
    expect((await totpOf(visitor, ada.code())).data).toMatchObject({
      status: "signed_in",
      viewer: { email: ada.email },
    });
    expect(await isSignedIn(visitor)).toBe(true);
    const [row] = await db.select().from(session).where(eq(session.userId, ada.userId)).orderBy(session.createdAt);
    expect(row).toMatchObject({ method: "password" });
  });

  it("is good once", async () => {
    const ada = await makeGuarded();
    const code = ada.code();
    expect((await totpOf(await halfway(ada), code)).status).toBe(200);
    expect((await totpOf(await halfway(ada), code)).code).toBe("SECOND_FACTOR_WRONG");
  });

  it("of an older step is refused after a newer one", async () => {
    const ada = await makeGuarded();
    expect((await totpOf(await halfway(ada), ada.code(1))).status).toBe(200);
    expect((await totpOf(await halfway(ada), ada.code(0))).code).toBe("SECOND_FACTOR_WRONG");
  });

  it("of two steps ago, or of the next but one, is refused", async () => {
    const ada = await makeGuarded();
    for (const steps of [-3, -2, 2, 3])
      expect((await totpOf(await halfway(ada), ada.code(steps))).code, String(steps)).toBe("SECOND_FACTOR_WRONG");
  });

  it("opens one session, of 50 that try it at once", async () => {
    const ada = await makeGuarded();
    const visitor = await halfway(ada);
    const code = ada.code();
    const answers = await Promise.all(Array.from({ length: 50 }, () => totpOf(visitor, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("can be tried five times in a quarter of an hour, whoever asks", async () => {
    const ada = await makeGuarded();
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 8; i++) codes.push((await totpOf(await halfway(ada), "000000")).code);
    expect(codes.filter((code) => code === "SECOND_FACTOR_WRONG")).toHaveLength(5);
    expect((await totpOf(await halfway(ada), ada.code())).code).toBe("RATE_LIMITED");
  });

  it("is asked for only once one was right, and none else confirms it", async () => {
    const visitor = browser();
    const { email } = await makePerson();
    await signIn(visitor, email);
    await visitor.mutate("account.totp.begin");
    expect((await visitor.mutate("account.totp.confirm", { code: "123456" })).code).toBe("SECOND_FACTOR_WRONG");
    expect((await visitor.query<SecurityView>("account.security")).data.totpSince).toBeNull();
    expect((await signIn(browser(), email)).data).toMatchObject({ status: "signed_in" });
  });

  it("cannot be replaced while it is in use, nor taken away without one", async () => {
    const ada = await makeGuarded();
    expect((await ada.visitor.mutate("account.totp.begin")).code).toBe("CONFLICT");
    expect((await ada.visitor.mutate("account.totp.disable", { code: "000000" })).code).toBe("SECOND_FACTOR_WRONG");
    expect((await ada.visitor.mutate("account.totp.disable", { code: ada.code() })).status).toBe(200);
    expect((await signIn(browser(), ada.email)).data).toMatchObject({ status: "signed_in" });
    expect((await ada.visitor.query<SecurityView>("account.security")).data).toMatchObject({
      totpSince: null,
      recoveryCodesLeft: null,
    });
  });

  it("cannot be taken away by somebody whose proof is old", async () => {
    const ada = await makeGuarded();
    await db.update(session).set({ authenticatedAt: 0, secondFactorAt: null }).where(eq(session.userId, ada.userId));
    expect((await ada.visitor.mutate("account.totp.disable", { code: ada.code() })).code).toBe("STEP_UP_REQUIRED");
    expect((await ada.visitor.query("account.recoveryCodes.sheet")).code).toBe("STEP_UP_REQUIRED");
  });

  it("has a secret that no copy of the database tells", async () => {
    const ada = await makeGuarded();
    const [row] = await db.select().from(totp).where(eq(totp.userId, ada.userId));
    expect(row?.sealed).not.toMatch(/^[A-Z2-7]+$/);
    const codes = await db.select().from(recoveryCode).where(eq(recoveryCode.userId, ada.userId));
    expect(codes).toHaveLength(10);
    for (const code of ada.recovery) expect(JSON.stringify(codes)).not.toContain(code);
  });

  it("waits in one app alone, and no longer than the password stays", async () => {
    const ada = await makeGuarded();
    const visitor = await halfway(ada);
    const attempt = visitor.cookie.match(/__Host-stoa-buyer-attempt=(\w+)/)?.[1] ?? "";
    const elsewhere = browser("seller").put("__Host-stoa-seller-attempt", attempt);
    expect((await totpOf(elsewhere, ada.code())).code).toBe("TOKEN_INVALID");
    await ada.visitor.mutate("account.changePassword", { current: PASSWORD, password: "another horse that counts" });
    expect((await totpOf(visitor, ada.code())).code).toBe("TOKEN_INVALID");
  });
});

describe("a recovery code", () => {
  it("opens the account once, however it is typed, and the owner is told", async () => {
    const ada = await makeGuarded();
    const [code = ""] = ada.recovery;
    const visitor = await halfway(ada);
    expect((await recoveryOf(visitor, ` ${code.toUpperCase().replaceAll("-", " ")}`)).data).toMatchObject({
      status: "signed_in",
    });
    expect((await recoveryOf(await halfway(ada), code)).code).toBe("SECOND_FACTOR_WRONG");
    expect((await visitor.query<SecurityView>("account.security")).data.recoveryCodesLeft).toBe(9);
    expect((await mailTo(ada.email))?.template).toBe("account_recovery_code");
    const told = await db
      .select()
      .from(audit)
      .where(and(eq(audit.subject, ada.userId), eq(audit.action, "account.use_recovery_code")));
    expect(told).toHaveLength(1);
  });

  it("is worth nothing once there are new ones, which only the session sees that made them", async () => {
    const ada = await makeGuarded();
    expect((await ada.visitor.mutate("account.recoveryCodes.renew", {})).status).toBe(200);
    expect((await recoveryOf(await halfway(ada), ada.recovery[0] ?? "")).code).toBe("SECOND_FACTOR_WRONG");
    const other = await halfway(ada);
    await totpOf(other, ada.code());
    expect((await other.query("account.recoveryCodes.sheet")).data).toBeNull();
    expect((await ada.visitor.query("account.recoveryCodes.sheet")).data).toMatchObject({ codes: expect.any(Array) });
    await ada.visitor.mutate("account.recoveryCodes.kept");
    expect((await ada.visitor.query("account.recoveryCodes.sheet")).data).toBeNull();
  });
});

describe("R9 codes that are good once, 50 at the same moment", () => {
  const SEEDS = 20;
  const WAYS = 50;
  /** Without the limiter: the database alone is the judge. */
  const unlimited = (ctx: Ctx): Ctx => ({
    ...ctx,
    objects: {
      ...ctx.objects,
      limiter: () => ({
        take: async () => ({ ok: true, retryAfterMs: 0 }),
        giveBack: async () => undefined,
        reset: async () => undefined,
      }),
    },
  });
  const ctx = () => unlimited(systemContext(env, { waitUntil: () => undefined }, "test"));
  const visit = { audience: "buyer", userAgent: "test" } as const;

  /** As many sign-ins that wait as there are ways. */
  async function attempts({ userId }: Guarded): Promise<string[]> {
    const secrets = Array.from({ length: WAYS }, () => crypto.randomUUID());
    const now = Date.now();
    const rows = await Promise.all(
      secrets.map(async (secret) => ({
        tokenHash: await sha256(secret),
        userId,
        audience: "buyer" as const,
        method: "password" as const,
        createdAt: now,
        expiresAt: now + 60_000,
      })),
    );
    for (let from = 0; from < rows.length; from += 10)
      await db.insert(signInAttempt).values(rows.slice(from, from + 10));
    return secrets;
  }

  it("let in exactly one each, in every one of 20 rounds", async () => {
    const ada = await makeGuarded();
    for (let seed = 0; seed < SEEDS; seed++) {
      await db.delete(totp).where(eq(totp.userId, ada.userId));
      await ada.visitor.mutate("account.totp.begin");
      const { key } = (await ada.visitor.query<{ key: string }>("account.totp.pending")).data;
      const code = phoneOf(key);
      await ada.visitor.mutate("account.totp.confirm", { code: code(-1) });
      const waiting = await attempts(ada);
      const typed = code(0);
      const byCode = await Promise.allSettled(
        waiting
          .slice(0, WAYS / 2)
          .flatMap((attempt) => [
            finishWithTotp(ctx(), attempt, { code: typed }, visit),
            finishWithTotp(ctx(), attempt, { code: typed }, visit),
          ]),
      );
      expect(
        byCode.filter(({ status }) => status === "fulfilled"),
        `totp, round ${seed}`,
      ).toHaveLength(1);
      await ada.visitor.mutate("account.recoveryCodes.renew", {});
      const { codes } = (await ada.visitor.query<RecoverySheet>("account.recoveryCodes.sheet")).data;
      const recovery = { code: codes[seed % 10] ?? "", market: "us" } as const;
      const byRecovery = await Promise.allSettled(
        waiting.map((attempt) => finishWithRecovery(ctx(), attempt, recovery, visit)),
      );
      expect(
        byRecovery.filter(({ status }) => status === "fulfilled"),
        `recovery, round ${seed}`,
      ).toHaveLength(1);
    }
  }, 120_000);
});
