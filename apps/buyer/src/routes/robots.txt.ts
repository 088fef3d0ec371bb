// What crawlers may read: public pages, not checkouts and accounts. The cart is one of them: to whoever has none it is empty.
import type { APIEvent } from "@solidjs/start/server";

const PRIVATE = ["checkout", "orders", "account", "login", "lists", "messages", "returns", "claims"];

export function GET({ request }: APIEvent) {
  const lines = [
    "User-agent: *",
    ...PRIVATE.map((page) => `Disallow: /*/${page}`),
    "",
    `Sitemap: ${new URL("/sitemap.xml", request.url).href}`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, s-maxage=3600" },
  });
}
