// The API's public face: the router, its context, and the types that clients infer.
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { appRouter } from "./root.ts";

export type { ApiCtx, Held } from "./ctx.ts";
export { TRPC_CODE } from "./errors.ts";
export { appRouter } from "./root.ts";
export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
