// How other programs get in: keys, apps that ask for consent (OAuth clients), and what was granted to them.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { Scope } from "./permission.ts";

/** How many days a key may live; null for no end. */
export const KEY_DAYS = [30, 90, 365, null] as const;
/** Most living keys of a person or a seller, and most apps they may register. */
export const MAX_KEYS = 50;
export const MAX_CLIENTS = 20;

const Name = z.string().trim().min(1).max(60);
const Scopes = z.array(Scope).min(1).max(30);

/** Makes a key. It may do what its scopes say, and never more than its maker. */
export const MakeKey = z.strictObject({
  name: Name,
  scopes: Scopes,
  days: z.union([z.literal(30), z.literal(90), z.literal(365), z.null()]),
});
export type MakeKey = z.infer<typeof MakeKey>;

/** Names a key. */
export const KeyInput = z.strictObject({ keyId: idSchema("key") });
export type KeyInput = z.infer<typeof KeyInput>;

/** A key as its owner sees it; the secret itself is shown once, in `KeyMade`. Newest first. */
export interface KeyView {
  keyId: Id<"key">;
  name: string;
  /** The first characters of the secret, to tell keys apart. */
  hint: string;
  scopes: Scope[];
  madeBy: string;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
}
export interface KeyMade {
  keyId: Id<"key">;
  secret: string;
}

/** `confidential` apps run on a server and keep a secret; `public` ones run with their users and keep none. */
export const CLIENT_KINDS = ["public", "confidential"] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** Registers an app. `redirectUris` are where its users may be sent back to; `scopes` the most that it may ask for. */
export const RegisterClient = z.strictObject({
  name: Name,
  kind: z.enum(CLIENT_KINDS),
  redirectUris: z.array(z.string().max(500)).max(10),
  scopes: Scopes,
});
export type RegisterClient = z.infer<typeof RegisterClient>;

/** Names an app. */
export const ClientInput = z.strictObject({ clientId: idSchema("client") });
export type ClientInput = z.infer<typeof ClientInput>;

/** Switches an app off and on: while it is off, nothing that was granted to it is good. */
export const EnableClient = ClientInput.extend({ isEnabled: z.boolean() });
export type EnableClient = z.infer<typeof EnableClient>;

/** An app as its owner sees it. Newest first. */
export interface ClientView {
  clientId: Id<"client">;
  name: string;
  kind: ClientKind;
  redirectUris: string[];
  scopes: Scope[];
  isEnabled: boolean;
  createdAt: number;
}
/** `secret` is null for public apps. */
export interface ClientMade {
  clientId: Id<"client">;
  secret: string | null;
}

/** Names what was granted to an app. */
export const GrantInput = z.strictObject({ grantId: idSchema("grant") });
export type GrantInput = z.infer<typeof GrantInput>;

/** An app that may act for a person or a seller. Newest first. */
export interface GrantView {
  grantId: Id<"grant">;
  clientName: string;
  scopes: Scope[];
  grantedBy: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
}

/** What an app asks for (RFC 6749 4.1.1, RFC 7636), as it stands in the address of the consent page. */
export const AuthorizationRequest = z.object({
  response_type: z.string().max(40).default(""),
  client_id: z.string().max(60).default(""),
  redirect_uri: z.string().max(500).default(""),
  scope: z.string().max(1_000).default(""),
  state: z.string().max(1_000).optional(),
  code_challenge: z.string().max(200).default(""),
  code_challenge_method: z.string().max(20).default(""),
});
export type AuthorizationRequest = z.infer<typeof AuthorizationRequest>;

/** What an app asks for by the query of an address. A field that comes more than once counts for nothing (RFC 6749 3.1). */
export function authorizationRequestIn(search: string): AuthorizationRequest {
  const query = new URLSearchParams(search);
  const field = (name: keyof AuthorizationRequest) => (query.getAll(name).length === 1 ? (query.get(name) ?? "") : "");
  return {
    response_type: field("response_type"),
    client_id: field("client_id"),
    redirect_uri: field("redirect_uri"),
    scope: field("scope"),
    ...(query.has("state") ? { state: field("state") } : {}),
    code_challenge: field("code_challenge"),
    code_challenge_method: field("code_challenge_method"),
  };
}

/** Grants or denies what an app asks for. */
export const DecideAuthorization = z.strictObject({ request: AuthorizationRequest, isAllowed: z.boolean() });
export type DecideAuthorization = z.infer<typeof DecideAuthorization>;

/**
 * What the consent page shows. `ask`: a question; `send`: the app asked for what it may not, and is told so at `to`, if the
 * person goes there; `stop`: nobody knows where the request is from, so that it must lead nowhere (RFC 9700 4.11).
 * `leadsTo` is what people read of the address: its host, or its scheme where it is an app's own.
 */
export type AuthorizationAsked =
  | { kind: "ask"; clientName: string; since: number; scopes: Scope[]; leadsTo: string }
  | { kind: "send"; to: string; leadsTo: string }
  | { kind: "stop"; why: "client" | "redirect" };
