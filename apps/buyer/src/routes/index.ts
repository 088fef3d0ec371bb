// The bare address leads to a market: by the languages the browser asks for, else by the country it asks from.
import type { APIEvent } from "@solidjs/start/server";
import { preferredMarket } from "../lib/preferred-market.ts";

export function GET({ request }: APIEvent) {
  const country = (request as { cf?: { country?: string } }).cf?.country;
  const market = preferredMarket(request.headers.get("accept-language") ?? "", country);
  return new Response(null, { status: 302, headers: { location: `/${market}`, vary: "accept-language" } });
}
