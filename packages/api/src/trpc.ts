// tRPC, set up once: context, errors without leaks, idempotency, and the procedures by who may call them.
import { DomainError, isErrorCode } from "@stoa/contract";
import type { Actor, AdminActor, BuyerActor, GuestActor, SellerActor } from "@stoa/core/kernel";
import { log } from "@stoa/core/kernel";
import { initTRPC, TRPCError } from "@trpc/server";
import type { ApiCtx } from "./ctx.ts";
import { TRPC_CODE } from "./errors.ts";
import { onceByKey, type Repetition } from "./idempotency.ts";

interface Meta {
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

const translated = t.procedure.use(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError && isErrorCode(cause.code))
    throw new TRPCError({ code: TRPC_CODE[cause.code], cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    log("error", "procedure.failed", { path, requestId: ctx.requestId, error: String(cause?.stack ?? cause) });
  return result;
});

const base = translated.use(async ({ next, ctx, path, type, meta, getRawInput }) => {
  if (type !== "mutation") return await next();
  type Result = Awaited<ReturnType<typeof next>>;
  let result: Result | undefined;
  const outcome = await onceByKey(
    ctx,
    { path, input: await getRawInput(), repetition: meta?.repetition ?? "kept" },
    async () => {
      result = await next();
      return result.ok ? { ok: true, answer: result.data } : { ok: false };
    },
  );
  if ("replay" in outcome)
    return { ok: true, data: JSON.parse(outcome.replay), marker: undefined } as unknown as Result;
  return result as Result;
});

/** Requires one kind of actor, and tells the compiler. */
function actingAs<A extends Actor>(check: (actor: Actor) => actor is A) {
  return base.use(({ next, ctx }) => {
    const { actor } = ctx;
    if (!check(actor)) throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
    return next({ ctx: { ...ctx, actor } });
  });
}

/** Anybody, through any door. */
export const publicProcedure = base;
/** Anyone who can shop, with or without an account. */
export const shopperProcedure = actingAs(
  (actor): actor is GuestActor | BuyerActor => actor.kind === "guest" || actor.kind === "buyer",
);
/** A signed-in buyer. */
export const buyerProcedure = actingAs((actor): actor is BuyerActor => actor.kind === "buyer");
/** A signed-in member of a seller's team. */
export const sellerProcedure = actingAs((actor): actor is SellerActor => actor.kind === "seller");
/** A signed-in operator. */
export const adminProcedure = actingAs((actor): actor is AdminActor => actor.kind === "admin");
