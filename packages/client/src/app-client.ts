// The typed client inside a SolidStart app: through the service binding while the server renders or runs an
// action, through the app's own `/trpc` in the browser.
import { getRequestEvent, isServer } from "solid-js/web";
import { createClient, type Client } from "./index.ts";

/** The part of a service binding that is used here. */
export type Binding = { fetch(url: string, init: RequestInit): Promise<Response> };

/** SolidStart adds the response to Solid's event. */
type ServerEvent = { request: Request; response?: { headers: Headers } };

/** Where the browser is; this package knows no DOM. */
const here = () => (globalThis as unknown as { location: { pathname: string } }).location;

/** What the API may know of the visitor behind a call the app makes on the server. */
const FORWARDED_HEADERS = ["cookie", "user-agent", "accept-language", "cf-connecting-ip", "traceparent"];

/**
 * Makes an app's `api()`.
 *
 * On the server each request gets a client of its own: the visitor's cookies go to the API, and cookies the
 * API sets go to the visitor, and with the next call of the same request. `binding` is only called there. `headersOf` says
 * what a page tells the API beside.
 */
export function appClient(
  binding: () => Promise<Binding>,
  headersOf: (pathname: string) => Record<string, string> = () => ({}),
): () => Client {
  if (!isServer) {
    const client = createClient({ url: "/trpc", headers: () => headersOf(here().pathname) });
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
        headers: () => ({
          ...forwarded(event.request.headers, set),
          ...headersOf(new URL(event.request.url).pathname),
        }),
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
