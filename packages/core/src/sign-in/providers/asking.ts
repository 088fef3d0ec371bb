// Asking a provider over HTTP.
import type { IdentityProvider } from "@stoa/contract";
import type { Vouched } from "../rules/ways.ts";

const PATIENCE_MS = 8_000;

/** A way to a provider and back. */
export interface Way {
  provider: IdentityProvider;
  redirectUri: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** A person as a provider vouches for them. */
export interface Person extends Vouched {
  name: string;
}

/** A provider that did not answer. */
export class Unreachable extends Error {}

/** The JSON object that a provider answers. @throws Unreachable; an Error where it refuses */
export async function askJson(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const headers = { accept: "application/json", "user-agent": "stoa", ...(init.headers as Record<string, string>) };
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new Unreachable(`${url} did not answer`, { cause: error });
  }
  if (response.status >= 500) throw new Unreachable(`${url} answered ${response.status}`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const body: unknown = await response.json();
  if (typeof body !== "object" || body === null) throw new Error(`${url} answered no object`);
  return body as Record<string, unknown>;
}

/** A field that must be text. */
export function textIn(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  if (typeof value !== "string") throw new Error(`${field} is no text`);
  return value;
}

/** An address as we keep them; null for what is none. */
export const addressOf = (value: unknown): string | null =>
  typeof value === "string" && value.includes("@") && value.length <= 254 ? value.trim().toLowerCase() : null;

/** A name as we keep them; the part before the @ where there is none. */
export const nameFrom = (name: unknown, email: string | null): string =>
  (typeof name === "string" && name.trim() !== "" ? name.trim() : (email?.split("@")[0] ?? "")).slice(0, 80);
