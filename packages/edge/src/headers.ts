// The last line before a response leaves an app: caching is off unless a route asked for it, and every
// response carries the security headers of its kind.

const YEAR_SECONDS = 31_536_000;

export type PolicyInput = {
  /** The one-time value that lets this page's own scripts run. */
  readonly nonce: string;
  /** Other origins a form may lead to, such as the payment provider's hosted page. */
  readonly formOrigins: readonly string[];
};

/** The Content-Security-Policy of a page: own scripts by nonce, own styles, images and connections. */
export function pagePolicy({ nonce, formOrigins }: PolicyInput): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["form-action 'self'", ...formOrigins].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Whether a response may be kept by a shared cache: it says so itself and sets no cookie. */
export function isPublic(headers: Headers): boolean {
  return /\bpublic\b/.test(headers.get("cache-control") ?? "") && !headers.has("set-cookie");
}

const NOTHING = "default-src 'none'";
const FRAMED_NOWHERE = "frame-ancestors 'none'";

/** Sets the headers every response leaves with. A policy that was set before is kept, and frames it nowhere. */
export function harden(headers: Headers, url: URL): void {
  if (!isPublic(headers)) headers.set("cache-control", "private, no-store");
  const policy = headers.get("content-security-policy") ?? NOTHING;
  const isFramed = !policy.includes("frame-ancestors");
  headers.set("content-security-policy", isFramed ? `${policy}; ${FRAMED_NOWHERE}` : policy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  // What is public and says so itself may be shown elsewhere: pictures of products stand in mails.
  const isShared = isPublic(headers) && headers.get("cross-origin-resource-policy") === "cross-origin";
  if (!isShared) headers.set("cross-origin-resource-policy", "same-origin");
  headers.set(
    "permissions-policy",
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(self), usb=()",
  );
  if (url.protocol === "https:") {
    headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
  }
}
