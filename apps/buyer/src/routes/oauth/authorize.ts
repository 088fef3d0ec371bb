// Where apps of others send people who shall let them in. They answer in their own language, so that the way leads on to
// a page of their market.
import type { APIEvent } from "@solidjs/start/server";
import { preferredMarket } from "../../lib/preferred-market.ts";

export function GET({ request }: APIEvent) {
  const country = (request as { cf?: { country?: string } }).cf?.country;
  const market = preferredMarket(request.headers.get("accept-language") ?? "", country);
  const location = `/${market}/oauth/authorize${new URL(request.url).search}`;
  return new Response(null, { status: 302, headers: { location, vary: "accept-language" } });
}
