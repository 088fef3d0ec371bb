// OAuth 2.0 as other programs speak it: metadata, keys, tokens. Wiring and the protocol's own forms; no decisions.
import { audienceOf, SCOPES, type Scope } from "@stoa/contract";
import {
  actForOwner,
  clientBehind,
  exchangeCode,
  introspect,
  OAuthRefusal,
  publishedKeys,
  RATE_POLICIES,
  refresh,
  revokeToken,
  type TokenAnswer,
} from "@stoa/core/access";
import { type Context, Hono } from "hono";
import { bytesUpTo } from "./body.ts";
import type { Env } from "./env.ts";
import { inForce, limited, stranger } from "./public-door.ts";

type Bindings = { Bindings: Env & { execution: ExecutionContext } };

const MAX_FORM_BYTES = 16_384;
const HOUR_SECONDS = 3_600;
const NEVER_KEPT = { "cache-control": "no-store", pragma: "no-cache" };

/** What only the public host answers. */
export const oauth = new Hono<Bindings>();

const visitor = (c: Context<Bindings>) => stranger(c.env, c.env.execution, c.req.raw);

oauth.get("/.well-known/oauth-authorization-server", (c) => {
  const issuer = visitor(c).origins.api;
  const proofs = ["client_secret_basic", "client_secret_post"];
  return c.json(
    {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      introspection_endpoint: `${issuer}/oauth/introspect`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      scopes_supported: SCOPES,
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
      token_endpoint_auth_methods_supported: ["none", ...proofs],
      revocation_endpoint_auth_methods_supported: ["none", ...proofs],
      introspection_endpoint_auth_methods_supported: proofs,
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    },
    200,
    { "cache-control": `public, max-age=${HOUR_SECONDS}` },
  );
});

oauth.get("/.well-known/jwks.json", async (c) =>
  c.json(await publishedKeys(visitor(c)), 200, { "cache-control": `public, max-age=${HOUR_SECONDS}` }),
);

/** People answer in the app that the scopes belong to: buyers in the shop, sellers on their dashboard. */
oauth.get("/oauth/authorize", (c) => {
  const { origins } = visitor(c);
  const asked = new URL(c.req.url);
  const first = (asked.searchParams.get("scope") ?? "").split(" ")[0] as Scope;
  return c.redirect(`${origins[audienceOf(first)]}/oauth/authorize${asked.search}`, 302);
});

/** The fields of a form, each once. @throws OAuthRefusal */
async function formOf(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const bytes = isForm ? await bytesUpTo(request, MAX_FORM_BYTES) : null;
  const fields = new URLSearchParams(new TextDecoder().decode(bytes ?? new Uint8Array()));
  const names = [...fields.keys()];
  if (!bytes || new Set(names).size < names.length) throw new OAuthRefusal("invalid_request");
  return fields;
}

/** The app's id and secret, from the Authorization header or the form, not from both (RFC 6749 2.3). @throws OAuthRefusal */
function credentials(request: Request, fields: URLSearchParams): { clientId: string; secret: string | null } {
  const basic = /^Basic +([\w+/]+=*)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (basic === undefined) return { clientId: fields.get("client_id") ?? "", secret: fields.get("client_secret") };
  if (fields.has("client_secret")) throw new OAuthRefusal("invalid_request");
  try {
    const [clientId = "", secret = ""] = atob(basic).split(":").map(decodeURIComponent);
    return { clientId, secret };
  } catch {
    throw new OAuthRefusal("invalid_client"); // Not base64, or not percent-encoded.
  }
}

/** Answers a form of an app with what `run` makes of it. */
async function answered(
  c: Context<Bindings>,
  run: (of: {
    ctx: ReturnType<typeof visitor>;
    client: Awaited<ReturnType<typeof clientBehind>>;
    field: (name: string) => string;
    fields: URLSearchParams;
  }) => Promise<object>,
): Promise<Response> {
  const ctx = visitor(c);
  const limit = await limited(ctx, inForce(c.env, RATE_POLICIES.tokens), ctx.network, 1);
  const headers: Record<string, string> = { ...NEVER_KEPT, ...limit.headers };
  if (limit.refusal) return c.json({ error: "temporarily_unavailable" }, 429, headers);
  try {
    const fields = await formOf(c.req.raw);
    const { clientId, secret } = credentials(c.req.raw, fields);
    const client = await clientBehind(ctx, clientId, secret);
    const field = (name: string) => {
      const value = fields.get(name);
      if (!value) throw new OAuthRefusal("invalid_request");
      return value;
    };
    return c.json(await run({ ctx, client, field, fields }), 200, headers);
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    if (error.error !== "invalid_client") return c.json({ error: error.error }, 400, headers);
    return c.json({ error: error.error }, 401, { ...headers, "www-authenticate": 'Basic realm="stoa"' });
  }
}

oauth.post("/oauth/token", (c) =>
  answered(c, async ({ ctx, client, field, fields }): Promise<TokenAnswer> => {
    switch (field("grant_type")) {
      case "authorization_code": {
        const [code, redirectUri, verifier] = [field("code"), field("redirect_uri"), field("code_verifier")];
        return await exchangeCode(ctx, client, { code, redirectUri, verifier });
      }
      case "refresh_token":
        return await refresh(ctx, client, field("refresh_token"), fields.get("scope"));
      case "client_credentials":
        return await actForOwner(ctx, client, fields.get("scope"));
      default:
        throw new OAuthRefusal("unsupported_grant_type");
    }
  }),
);

oauth.post("/oauth/revoke", (c) =>
  answered(c, async ({ ctx, client, field }) => {
    await revokeToken(ctx, client, field("token"));
    return {};
  }),
);

oauth.post("/oauth/introspect", (c) =>
  answered(c, async ({ ctx, client, field }) => {
    if (client.kind !== "confidential") throw new OAuthRefusal("unauthorized_client");
    return await introspect(ctx, client, field("token"));
  }),
);
