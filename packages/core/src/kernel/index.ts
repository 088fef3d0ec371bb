// What every feature stands on.
export * from "./audit.ts";
export * from "./crypto.ts";
export * from "./ctx.ts";
export * from "./cursor.ts";
export * from "./faults.ts";
export * from "./idempotency.ts";
export * from "./invariant.ts";
export * from "./jobs.ts";
export * from "./log.ts";
export * from "./objects.ts";
export * from "./ports.ts";
export * from "./purges.ts";
export * from "./read-through.ts";
export * from "./sealed.ts";
export * from "./settings.ts";
export * from "./tags.ts";
