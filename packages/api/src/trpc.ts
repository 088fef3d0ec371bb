// tRPC, set up once: context, errors without leaks, idempotency, and the procedures by who may call them.
import {
  type BuyerPermission,
  carried,
  DomainError,
  type ErrorCode,
  isErrorCode,
  type OperatorPermission,
  type SellerPermission,
  wallMs,
} from "@stoa/contract";
import { STEP_UP_MS } from "@stoa/core/accounts";
import { actorName, type AdminActor, type BuyerActor, log, recordDenied, type SellerActor } from "@stoa/core/kernel";
import { initTRPC, TRPCError } from "@trpc/server";
import type { ApiCtx } from "./ctx.ts";
import { TRPC_CODE } from "./errors.ts";
import { onceByKey, type Repetition } from "./idempotency.ts";
import { nulIn } from "./nul.ts";

/** Whom a procedure is for, and what they must be allowed: the rule that its builder enforces. */
export type Needs =
  | "anybody"
  | "whoever"
  | "looker"
  | "person"
  | `${"shopper" | "buyer"}:${BuyerPermission}`
  | `seller:${SellerPermission}`
  | `admin:${OperatorPermission}`;

interface Meta {
  /** Absent: anybody. */
  needs?: Needs;
  /** How a mutation takes a repeated Idempotency-Key; kept when nothing is said. */
  repetition?: Repetition;
}

const t = initTRPC
  .context<ApiCtx>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { cause } = error;
      if (cause instanceof DomainError)
        return {
          ...shape,
          message: cause.code,
          data: { code: cause.code, details: cause.details, httpStatus: shape.data.httpStatus },
        };
      if (error.code === "BAD_REQUEST") {
        // Field paths and remedies of zod, never the values that were sent.
        const issues = (cause as { issues?: { path: PropertyKey[]; message: string }[] } | undefined)?.issues ?? [];
        const fields = issues.slice(0, 20).map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`);
        return {
          ...shape,
          message: "INVALID_INPUT",
          data: { code: "INVALID_INPUT", details: { fields }, httpStatus: 400 },
        };
      }
      const code = error.code === "NOT_FOUND" || error.code === "METHOD_NOT_SUPPORTED" ? error.code : "INTERNAL";
      return {
        ...shape,
        message: code,
        data: { code, details: { requestId: ctx?.requestId ?? "" }, httpStatus: shape.data.httpStatus },
      };
    },
  });

/** Makes a router of procedures. */
export const router = t.router;

/** Refusals of somebody who guesses, goes on when no try is left, or tries what they may not. */
const TELLING: ReadonlySet<ErrorCode> = new Set([
  "BAD_CREDENTIALS",
  "SECOND_FACTOR_WRONG",
  "SIGN_IN_REFUSED",
  "TOKEN_INVALID",
  "STEP_UP_REQUIRED",
  "FORBIDDEN",
  "LOOKING_ONLY",
  "RATE_LIMITED",
]);

/** Tells the log who was refused what (ASVS 5.0 16.3): ids, codes and the network, nothing that was typed. */
function tell({ actor, userId, audience, network, requestId }: ApiCtx, path: string, error: TRPCError): void {
  const { cause } = error;
  const code = cause instanceof DomainError ? cause.code : error.code === "BAD_REQUEST" ? "INVALID_INPUT" : null;
  if (code === null || (cause instanceof DomainError && !TELLING.has(cause.code))) return;
  log("warn", "procedure.refused", { path, code, actor: actorName(actor), userId, audience, network, requestId });
}

/** The code that a call ended with, as the wire tells it. */
function endOf(error: TRPCError): string {
  const { cause, code } = error;
  if (cause instanceof DomainError) return cause.code;
  return code === "BAD_REQUEST" ? "INVALID_INPUT" : code === "INTERNAL_SERVER_ERROR" ? "INTERNAL" : code;
}

const translated = t.procedure.use(async ({ next, ctx, path }) => {
  const startedAt = wallMs();
  const result = await next();
  ctx.noteCall?.(path, wallMs() - startedAt, result.ok ? null : endOf(result.error));
  if (result.ok) return result;
  const { cause } = result.error;
  tell(ctx, path, result.error);
  if (cause instanceof DomainError && isErrorCode(cause.code))
    throw new TRPCError({ code: TRPC_CODE[cause.code], cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    log("error", "procedure.failed", { path, requestId: ctx.requestId, error: String(cause?.stack ?? cause) });
  return result;
});

const base = translated.use(async ({ next, ctx, path, type, meta, getRawInput }) => {
  if (type !== "mutation") return await next();
  const input = await getRawInput();
  const field = nulIn(input);
  if (field !== null) throw new TRPCError({ code: "BAD_REQUEST", cause: new DomainError("INVALID_INPUT", { field }) });
  type Result = Awaited<ReturnType<typeof next>>;
  let result: Result | undefined;
  const outcome = await onceByKey(ctx, { path, input, repetition: meta?.repetition ?? "kept" }, async () => {
    result = await next();
    if (result.ok) return { ok: true, answer: result.data };
    return { ok: false, isRefusal: result.error.code !== "INTERNAL_SERVER_ERROR" };
  });
  if ("replay" in outcome)
    return { ok: true, data: JSON.parse(outcome.replay), marker: undefined } as unknown as Result;
  return result as Result;
});

/** A mutation by somebody who only looks is refused, whatever it is. */
const acting = base.use(({ next, ctx, type }) => {
  if (type === "mutation" && ctx.actor.kind === "buyer" && ctx.actor.lookedAtBy) throw new DomainError("LOOKING_ONLY");
  return next();
});

/** Requires one kind of actor, and a permission that is then part of the actor's type. */
function permitted<A extends BuyerActor | SellerActor | AdminActor>(kind: A["kind"], permission: string) {
  return acting.meta({ needs: `${kind}:${permission}` as Needs }).use(async ({ next, ctx, path }) => {
    const { actor } = ctx;
    if (actor.kind !== kind) throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
    if (!carried(permission).every((needed) => needed in (actor as A).may)) {
      ctx.later(recordDenied(ctx, path, permission));
      throw new DomainError("FORBIDDEN", { permission });
    }
    const result = await next({ ctx: { ...ctx, actor: actor as A } });
    const refusal = result.ok ? null : result.error.cause;
    if (kind !== "buyer" && refusal instanceof DomainError && refusal.code === "FORBIDDEN")
      ctx.later(recordDenied(ctx, path, permission));
    return result;
  });
}

/** Anybody, through any door. */
export const publicProcedure = acting;

/** Whoever it is, somebody who only looks included. */
export const whoever = base.meta({ needs: "whoever" });

/** An operator who looks through the eyes of a buyer. */
export const looker = base.meta({ needs: "looker" }).use(({ next, ctx }) => {
  const { actor } = ctx;
  if (actor.kind !== "buyer" || !actor.lookedAtBy)
    throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
  return next({ ctx: { ...ctx, actor } });
});

/** Anyone who can shop: a guest, or a buyer who may do this. */
export function shopper<P extends BuyerPermission>(permission: P) {
  return acting.meta({ needs: `shopper:${permission}` }).use(({ next, ctx }) => {
    const { actor } = ctx;
    if (actor.kind !== "guest" && actor.kind !== "buyer") throw new DomainError("FORBIDDEN");
    if (actor.kind === "buyer" && !(permission in actor.may)) throw new DomainError("FORBIDDEN", { permission });
    return next({ ctx: { ...ctx, actor } });
  });
}

/** A signed-in buyer who may do this. */
export const buyer = <P extends BuyerPermission>(permission: P) => permitted<BuyerActor<P>>("buyer", permission);
/** A signed-in member of a seller's team, or one of the seller's programs, who may do this. */
export const seller = <P extends SellerPermission>(permission: P) => permitted<SellerActor<P>>("seller", permission);
/** A signed-in operator who may do this. */
export const admin = <P extends OperatorPermission>(permission: P) => permitted<AdminActor<P>>("admin", permission);

/** Asks for somebody with a session of their own: no program with their token, and nobody who only looks. */
export const inPerson = t.middleware(({ next, ctx }) => {
  if (!ctx.person) throw new DomainError(ctx.userId ? "FORBIDDEN" : "UNAUTHENTICATED");
  return next({ ctx: { person: ctx.person } });
});

/** Any signed-in person, in whatever app. */
export const person = acting.meta({ needs: "person" }).use(inPerson);

/** Refuses to be called beside others in one request, so that no request carries more than one guess (ASVS 5.0 6.3.1). */
export const alone = t.middleware(({ next, ctx }) => {
  if (ctx.callCount > 1) throw new DomainError("INVALID_INPUT", { fields: ["batch"] });
  return next();
});

/** Asks that the person has just proved who they are; put after `person`, `seller(…)` or `admin(…)`. */
export const steppedUp = t.middleware(({ next, ctx }) => {
  if (!ctx.person) throw new DomainError("FORBIDDEN");
  const steppedUpAt = Math.max(ctx.person.authenticatedAt, ctx.person.secondFactorAt ?? 0);
  if (ctx.now() - steppedUpAt > STEP_UP_MS) throw new DomainError("STEP_UP_REQUIRED");
  return next({ ctx: { person: ctx.person, steppedUpAt } });
});
