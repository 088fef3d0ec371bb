// Links of mails. Kept mails hold a mark where the secret of their link comes, so that nobody who reads the database can use
// it; the console shows mails as they were sent, and so fills it in as the Worker does when it sends (core/accounts/links.ts).
import type { Env } from "./env.ts";

const MARK = "{link-secret}";
const encoder = new TextEncoder();

/** Fills the secret of a mail's link into a text of it. */
export async function withLink(env: Env, text: string, linkSeed: string | null): Promise<string> {
  if (linkSeed === null) return text;
  const of = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(env.STOA_SECRET ?? "local-only"), of, false, [
    "sign",
  ]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(`link:${linkSeed}`)));
  return text.replaceAll(MARK, Array.from(signed, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}
