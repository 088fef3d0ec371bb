// What a phone keeps of the shop when it is installed: the start page and three ways in, of the market and in the language that
// it was installed from. See https://www.w3.org/TR/appmanifest/.
import type { APIEvent } from "@solidjs/start/server";
import { textsOf } from "../i18n/index.ts";
import { placeOfPath } from "../lib/page.ts";

const CACHED_SECONDS = 86_400;

export function GET({ request }: APIEvent): Response {
  const { base, language, locale, market } = placeOfPath(new URL(request.url).searchParams.get("from") ?? "");
  const { home, nav, search } = textsOf(language);
  const icons = (["any", "maskable"] as const).flatMap((purpose) =>
    [192, 512].map((side) => ({
      src: `/icon-${purpose === "any" ? "" : "maskable-"}${side}.png`,
      sizes: `${side}x${side}`,
      type: "image/png",
      purpose,
    })),
  );
  const manifest = {
    id: "/", // one shop, wherever it was installed from
    name: "Stoa",
    short_name: "Stoa",
    description: home.lead,
    lang: locale,
    dir: market.direction,
    start_url: base,
    scope: "/",
    display: "standalone",
    background_color: "#fefdfc",
    theme_color: "#1b3b2d",
    categories: ["shopping"],
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }, ...icons],
    shortcuts: [
      [search.submit, "/s"],
      [nav.cart, "/cart"],
      [nav.orders, "/orders"],
    ].map(([name, path]) => ({ name, url: `${base}${path}`, icons: [{ src: "/icon-192.png", sizes: "192x192" }] })),
  };
  return Response.json(manifest, {
    headers: { "content-type": "application/manifest+json", "cache-control": `public, max-age=${CACHED_SECONDS}` },
  });
}
