// Local ID: an OpenID provider at the console, so that signing in with an account elsewhere can be tried without one. It
// believes whoever asks; it is for this computer, and no deployment registers it.
import { AUDIENCES, nowMs } from "@stoa/contract";
import { type Context, Hono } from "hono";
import { type Env, originsOf } from "../env.ts";
import { policyLeadingTo } from "../guard.ts";
import { Sheet } from "../page.tsx";
import { challengeOf, opened, publishedKeys, signed, subjectOf } from "./tokens.ts";

const CLIENT_ID = "stoa";
const MINUTE_SECONDS = 60;

/** People of the demo, to choose by one click. */
const DEMO_PEOPLE = [
  ["buyer@demo.stoa", "Demo Buyer"],
  ["seller@demo.stoa", "Demo Seller"],
  ["admin@demo.stoa", "Demo Admin"],
  ["nova@people.test", "Nova Newcomer"],
] as const;

type Bindings = { Bindings: Env };

const issuerOf = (env: Env): string => `${originsOf(env).console}/idp`;
const nowSeconds = (): number => Math.floor(nowMs() / 1_000);

/** Where people may be sent back to: the callback of each app. */
const callbacksOf = (env: Env): string[] =>
  AUDIENCES.map((audience) => `${originsOf(env)[audience]}/sign-in/local/callback`);

/** What an app asks for, as it stands in the address of the page. */
interface Asked {
  redirectUri: string;
  state: string;
  nonce: string;
  challenge: string;
}

/** What is asked for; null for what no app of the marketplace would ask. */
function askedOf(c: Context<Bindings>): Asked | null {
  const value = (name: string) => c.req.query(name) ?? "";
  const isRight =
    value("client_id") === CLIENT_ID &&
    value("response_type") === "code" &&
    value("code_challenge_method") === "S256" &&
    callbacksOf(c.env).includes(value("redirect_uri"));
  if (!isRight) return null;
  return {
    redirectUri: value("redirect_uri"),
    state: value("state"),
    nonce: value("nonce"),
    challenge: value("code_challenge"),
  };
}

/** Codes that were exchanged, until their time is over. */
const spent = new Map<string, number>();

/** What programs ask: no browser, no form of a page. */
export const idpForPrograms = new Hono<Bindings>()
  .get("/idp/.well-known/openid-configuration", (c) => {
    const issuer = issuerOf(c.env);
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: ["none"],
      scopes_supported: ["openid", "email", "profile"],
    });
  })
  .get("/idp/jwks", async (c) => c.json(await publishedKeys()))
  .post("/idp/token", async (c) => {
    const form = await c.req.parseBody();
    const code = await opened(String(form["code"] ?? ""));
    const now = nowSeconds();
    for (const [id, until] of spent) if (until < now) spent.delete(id);
    const isRight =
      code !== null &&
      form["grant_type"] === "authorization_code" &&
      form["client_id"] === CLIENT_ID &&
      code["use"] === "code" &&
      Number(code["exp"]) > now &&
      form["redirect_uri"] === code["redirectUri"] &&
      (await challengeOf(String(form["code_verifier"] ?? ""))) === code["challenge"] &&
      !spent.has(String(code["jti"]));
    if (!isRight) return c.json({ error: "invalid_grant" }, 400);
    spent.set(String(code["jti"]), Number(code["exp"]));
    const { sub, nonce, email, email_verified, name } = code;
    const id = { iss: issuerOf(c.env), aud: CLIENT_ID, sub, nonce, email, email_verified, name };
    return c.json({
      token_type: "Bearer",
      expires_in: 5 * MINUTE_SECONDS,
      access_token: crypto.randomUUID(),
      id_token: await signed({ ...id, iat: now, exp: now + 5 * MINUTE_SECONDS }),
    });
  });

/** What people see. */
export const idp = new Hono<Bindings>()
  .get("/idp/authorize", (c) => {
    const asked = askedOf(c);
    if (!asked) return c.text("No app of this marketplace asks so.", 400);
    c.header("content-security-policy", policyLeadingTo(asked.redirectUri));
    return c.html(<ChoosePage app={new URL(asked.redirectUri).host} />);
  })
  .post("/idp/authorize", async (c) => {
    const asked = askedOf(c);
    if (!asked) return c.text("No app of this marketplace asks so.", 400);
    const back = new URL(asked.redirectUri);
    back.searchParams.set("state", asked.state);
    c.header("content-security-policy", policyLeadingTo(asked.redirectUri));
    const form = await c.req.parseBody();
    const demo = DEMO_PEOPLE.find(([email]) => email === form["demo"]);
    const email = (demo?.[0] ?? String(form["email"] ?? "")).trim().toLowerCase();
    if (form["decision"] === "refuse" || email === "") {
      back.searchParams.set("error", "access_denied");
      return c.redirect(back.toString(), 303);
    }
    const person = {
      sub: await subjectOf(email),
      email,
      email_verified: demo !== undefined || form["verified"] === "yes",
      name: demo?.[1] ?? String(form["name"] ?? ""),
    };
    const { redirectUri, nonce, challenge } = asked;
    const claims = { ...person, use: "code", jti: crypto.randomUUID(), exp: nowSeconds() + MINUTE_SECONDS };
    back.searchParams.set("code", await signed({ ...claims, redirectUri, nonce, challenge }));
    return c.redirect(back.toString(), 303);
  });

function ChoosePage({ app }: { app: string }) {
  return (
    <Sheet title="Local ID">
      <main class="slip">
        <p class="bank">Local ID</p>
        <h1>Who are you?</h1>
        <p>
          <strong>{app}</strong> wants to know. This provider believes whatever you say, so that signing in with an
          account elsewhere can be tried.
        </p>
        <form method="post">
          {DEMO_PEOPLE.map(([email, name]) => (
            <button class="button quiet" name="demo" value={email}>
              {name} · {email}
            </button>
          ))}
        </form>
        <h2>Somebody else</h2>
        <form method="post" class="fields">
          <label>
            E-mail address <input name="email" type="email" required autocomplete="off" />
          </label>
          <label>
            Name <input name="name" maxlength={80} autocomplete="off" />
          </label>
          <label class="check">
            <input name="verified" type="checkbox" value="yes" checked /> The address is verified
          </label>
          <button class="button">Go on</button>
        </form>
        <form method="post">
          <button class="button quiet" name="decision" value="refuse">
            Refuse
          </button>
        </form>
      </main>
    </Sheet>
  );
}
