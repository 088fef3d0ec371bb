// Who may use the console: this computer, and forms only from its own pages. And the headers all answers leave with.
import { createMiddleware } from "hono/factory";

const LOCAL_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What a page of the console may load: its own style sheet, drawings inside itself, a mail in a frame. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/**
 * Refuses other host names (a page elsewhere can point its own name at this computer) and forms that were not
 * sent by the console's own pages; sets the security headers that a route did not set itself.
 */
export const guard = createMiddleware(async (c, next) => {
  const url = new URL(c.req.url);
  if (!LOCAL_NAMES.has(url.hostname)) return c.text("The console answers on this computer only.", 421);
  if (c.req.method !== "GET" && c.req.method !== "HEAD" && !isOwnForm(c.req.raw, url))
    return c.text("This form did not come from the console.", 403);
  await next();
  c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "same-origin");
  if (!c.res.headers.has("content-security-policy")) c.header("content-security-policy", PAGE_POLICY);
});

function isOwnForm(request: Request, url: URL): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site === null ? request.headers.get("origin") === url.origin : site === "same-origin";
}

/** The page policy for a page whose form ends at another origin: browsers check redirects after a form, too. */
export function policyLeadingTo(url: string): string {
  return PAGE_POLICY.replace("form-action 'self'", `form-action 'self' ${new URL(url).origin}`);
}
