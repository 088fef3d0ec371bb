// The way out of a kind of mails by one press in a mail program (RFC 8058): no cookie, no sign-in, the token is all.
import { marketOf } from "@stoa/contract";
import { unsubscribe } from "@stoa/core/notifications";
import { bytesUpTo } from "./body.ts";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const MAX_BYTES = 1_024;

/** Whether a body is what a mail program sends when the button is pressed; programs that only follow links send none. */
async function isPressed(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const type = request.headers.get("content-type") ?? "application/x-www-form-urlencoded";
  try {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return form.get("List-Unsubscribe") === "One-Click";
  } catch {
    return false; // No form at all.
  }
}

/** Switches a kind of mails off. @throws TOKEN_INVALID */
export async function pressUnsubscribe(
  env: Env,
  execution: ExecutionContext,
  request: Request,
  token: string,
): Promise<Response> {
  const bytes = await bytesUpTo(request, MAX_BYTES);
  if (!bytes || !(await isPressed(request, bytes))) return Response.json({ ok: false }, { status: 400 });
  await unsubscribe(systemContext(env, execution, "unsubscribe"), { token });
  return Response.json({ ok: true });
}

/** Where somebody is led who opens the address by hand: the page asks before anything is switched off. */
export function unsubscribePage(env: Env, token: string): string {
  const { buyer } = JSON.parse(env.APP_ORIGINS) as { buyer: string };
  const market = marketOf(token.split("~")[2] ?? "")?.handle ?? "us";
  return `${buyer}/${market}/unsubscribe?${new URLSearchParams({ token })}`;
}
