// The `flash` cookie carries the outcome of a form sent without scripts to the page that shows it. SolidStart
// puts the whole form into it; this takes out what must not be written to a disk.

const SECRET_FIELD = /password|secret|token|otp|recovery|card|cvc|^code$/i;

/** Browsers drop larger cookies without a word. */
const MAX_COOKIE_BYTES = 3_800;

type Flash = { input: [...unknown[], [string, unknown][]] | [] } & Record<string, unknown>;

/** A `Set-Cookie` value with the secrets of a flash removed; any other cookie as it was. */
export function withoutSecrets(setCookie: string): string {
  const [, encoded = "", attributes = ""] = /^flash=([^;]*)(.*)$/s.exec(setCookie) ?? [];
  if (encoded === "") return setCookie;
  const flash = JSON.parse(decodeURIComponent(encoded)) as Flash;
  const fields = flash.input.at(-1);
  if (Array.isArray(fields)) {
    const harmless = fields.filter(([name, value]) => typeof value === "string" && !SECRET_FIELD.test(name));
    flash.input = [...flash.input.slice(0, -1), harmless];
  }
  const whole = encodeURIComponent(JSON.stringify(flash));
  const fits = whole.length <= MAX_COOKIE_BYTES;
  const kept = fits ? whole : encodeURIComponent(JSON.stringify({ ...flash, input: flash.input.map(() => []) }));
  return `flash=${kept}${attributes.trimEnd().replace(/;$/, "")}`;
}

/** What browsers keep it as: a name that no page of another host can plant. */
const KEPT_AS = "__Host-flash";

/** A `Set-Cookie` value of a flash under the name that browsers keep; any other cookie as it was. */
export function hostBound(setCookie: string): string {
  const [, value, rest = ""] = /^flash=([^;]*)(.*)$/s.exec(setCookie) ?? [];
  if (value === undefined) return setCookie;
  const own = rest.split(";").map((attribute) => attribute.trim());
  const others = own.filter((attribute) => attribute && !/^(path=.*|secure|httponly|samesite=.*)$/i.test(attribute));
  return [`${KEPT_AS}=${value}`, ...others, "Path=/", "Secure", "HttpOnly", "SameSite=Lax"].join("; ");
}

/** A `Cookie` header with the flash under the name that SolidStart knows; one that came under that name is dropped. */
export function asSolidStartKnows(cookies: string): string {
  const pairs = cookies.split("; ").filter((pair) => !pair.startsWith("flash="));
  return pairs.map((pair) => (pair.startsWith(`${KEPT_AS}=`) ? pair.slice("__Host-".length) : pair)).join("; ");
}

/** Cleans every cookie a response sets. */
export function cleanFlash(headers: Headers): void {
  const cookies = headers.getSetCookie();
  if (!cookies.some((cookie) => cookie.startsWith("flash="))) return;
  headers.delete("set-cookie");
  for (const cookie of cookies) headers.append("set-cookie", hostBound(withoutSecrets(cookie)));
}
