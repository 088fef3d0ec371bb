// The typed client inside a SolidStart app: through the service binding while the server renders or runs an
// action, through the app's own `/trpc` in the browser.
import { getRequestEvent, isServer } from "solid-js/web";
import { type ErrorCode, ownPath } from "@stoa/contract";
import { errorCode } from "./errors.ts";
import { type FormResult, submitForm } from "./form.ts";
import { createClient, type Client } from "./index.ts";
import { isSigningStep, type SigningPlaces, takeStep } from "./signing.ts";

/** The part of a service binding that is used here. */
export type Binding = { fetch(url: string, init: RequestInit): Promise<Response> };

/** SolidStart adds the response to Solid's event. */
type ServerEvent = { request: Request; response?: { headers: Headers } };

/** What the API may know of the visitor behind a call the app makes on the server. */
const FORWARDED_HEADERS = ["cookie", "user-agent", "accept-language", "cf-connecting-ip", "x-request-id"];

/**
 * Makes an app's `api()`.
 *
 * On the server each request gets a client of its own: the visitor's cookies go to the API, and cookies the
 * API sets go to the visitor, and with the next call of the same request. `binding` is only called there.
 */
export function appClient(binding: () => Promise<Binding>): () => Client {
  if (!isServer) {
    const client = createClient({ url: "/trpc" });
    return () => client;
  }
  const clients = new WeakMap<Request, Client>();
  return () => {
    const event: ServerEvent | undefined = getRequestEvent();
    if (event === undefined) throw new Error("api() was called outside of a request");
    let client = clients.get(event.request);
    if (client === undefined) {
      const set = new Map<string, string>();
      client = createClient({
        url: new URL("/trpc", event.request.url).href,
        headers: () => forwarded(event.request.headers, set),
        fetch: async (url, init) => {
          const response = await (await binding()).fetch(url, init);
          for (const cookie of response.headers.getSetCookie()) {
            event.response?.headers.append("set-cookie", cookie);
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
            set.set(name, value);
          }
          return response;
        },
      });
      clients.set(event.request, client);
    }
    return client;
  };
}

/** The visitor's headers for the API; cookies that the API has set meanwhile replace those the visitor sent. */
export function forwarded(headers: Headers, set: ReadonlyMap<string, string>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of FORWARDED_HEADERS) {
    const value = headers.get(name);
    if (value !== null) result[name] = value;
  }
  // After an action SolidStart joins the visitor's cookies and the newly set ones with commas.
  const sent = (result["cookie"] ?? "").split(/[;,] /).filter((pair) => pair && !set.has(pair.split("=")[0] ?? ""));
  const cookies = [...sent, ...[...set].map(([name, value]) => `${name}=${value}`)];
  if (cookies.length > 0) result["cookie"] = cookies.join("; ");
  return result;
}

/** The page that an action was sent from, as a path of the app; the home page where the browser does not tell. */
export function sentFrom(): string {
  const request = getRequestEvent()?.request;
  const page = URL.parse(request?.headers.get("referer") ?? "");
  return request && page?.origin === new URL(request.url).origin ? page.pathname + page.search : "/";
}

/** Where the pages of signing in are, in the seller and the admin app. */
const DESK_PLACES: SigningPlaces = {
  market: "us",
  login: "/login",
  secondStep: "/login/second-step",
  prove: "/verify-it-is-you",
  security: "/security",
  home: "/",
  entered: (fields) => ownPath(fields.get("next"), "/"),
};

/** Those places, for the ways to a provider and back. */
export const deskPlaces = (): SigningPlaces => DESK_PLACES;

/** Does what a form of signing in or of the security page is for, inside a server action of the seller or the admin app. */
export async function deskStep(
  client: Client,
  form: FormData,
): Promise<{ to: string } | { ok: false; code: ErrorCode }> {
  const step = form.get("step");
  if (!isSigningStep(step)) return { ok: false, code: "INVALID_INPUT" };
  try {
    return { to: await takeStep(client, step, { fields: form, places: DESK_PLACES }) };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return code === "STEP_UP_REQUIRED" ? { to: proofHref(sentFrom()) } : { ok: false, code };
  }
}

/** Where somebody proves once more who they are, and comes back from to `next`. */
export const proofHref = (next: string): string => `/verify-it-is-you?${new URLSearchParams({ next })}`;

/**
 * `submitForm` for what is dear to an account, inside a server action of the seller and the admin app: whose proof is old
 * is led to prove who they are, and back to the page of the form.
 */
export async function submitCareful<Input, Value>(
  ...args: Parameters<typeof submitForm<Input, Value>>
): Promise<FormResult<Value>> {
  const result = await submitForm<Input, Value>(...args);
  if (!result.ok && result.code === "STEP_UP_REQUIRED")
    throw new Response(null, { status: 302, headers: { location: proofHref(sentFrom()) } });
  return result;
}
