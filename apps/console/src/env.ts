// What the console is bound to, and the two things every page asks of it.
import { SANDBOX_NAME } from "@stoa/providers";
import type { SandboxObject } from "@stoa/providers/sandbox/object";

export interface Env {
  /** The marketplace's database, for the mails in it. */
  DB: D1Database;
  SANDBOX: DurableObjectNamespace<SandboxObject>;
  /** What the API Worker of this computer makes the links of mails with. */
  STOA_SECRET?: string;
  /** Where each app answers, as JSON. */
  APP_ORIGINS: string;
}

/** The sandbox payment provider. */
export function sandboxOf(env: Env): DurableObjectStub<SandboxObject> {
  return env.SANDBOX.getByName(SANDBOX_NAME);
}

/** Where each app answers. */
export function originsOf(env: Env): Record<"buyer" | "seller" | "admin" | "console" | "api", string> {
  return JSON.parse(env.APP_ORIGINS);
}
