// Which procedures are open to other programs: what anybody may read of the shop, and what some scope opens. Never an
// operator's, a team's or a key's, which no scope opens; nor how people sign in.
import { BUYER_PERMISSIONS, carried, type Scope, SCOPES } from "@stoa/contract";
import { appRouter } from "../root.ts";
import type { Needs } from "../trpc.ts";

/** What is known of a procedure without calling it. */
interface Definition {
  type: "query" | "mutation";
  meta?: { needs?: Needs };
  inputs: readonly unknown[];
}

/** A procedure that other programs may call. `scopes`: any of them opens it; none where anybody may. */
export interface OpenProcedure {
  path: string;
  type: "query" | "mutation";
  /** Whether somebody without a token may call it, too. */
  isPublic: boolean;
  scopes: readonly Scope[];
  /** The zod schema of its input; absent where it takes none. */
  input: unknown;
}

/** What a scope opens for nobody: it asks for the person themselves. */
const IN_PERSON: ReadonlySet<string> = new Set(["account.erase"]);

/** Scopes that carry a permission, the narrowest first. */
function scopesFor(permission: string, side: "buyer" | "seller"): Scope[] {
  if (side === "buyer")
    return BUYER_PERMISSIONS.filter((own) => own === permission).map((own) => `buyer:${own}` as const);
  return SCOPES.filter((scope) => scope.startsWith("seller:") && carried(scope.slice(7)).includes(permission));
}

function opened(path: string, { type, meta, inputs }: Definition): OpenProcedure | null {
  const { needs } = meta ?? {};
  const of = { path, type, input: inputs[0] };
  if (IN_PERSON.has(path)) return null;
  if (needs === undefined)
    return path === "account.me" || (path.startsWith("shop.") && type === "query")
      ? { ...of, isPublic: true, scopes: [] }
      : null;
  const [kind = "", permission = ""] = needs.split(":");
  if (kind !== "shopper" && kind !== "buyer" && kind !== "seller") return null;
  // A guest of the public host has nothing to come back with: no cart is kept for them there.
  const scopes = scopesFor(permission, kind === "seller" ? "seller" : "buyer");
  return scopes.length === 0 ? null : { ...of, isPublic: false, scopes };
}

const definitions = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: Definition }>);

/** Every procedure that other programs may call, by path. */
export const OPEN_PROCEDURES: ReadonlyMap<string, OpenProcedure> = new Map(
  definitions.flatMap(([path, { _def }]) => {
    const found = opened(path, _def);
    return found ? [[path, found] as const] : [];
  }),
);
