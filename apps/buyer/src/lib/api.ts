// The typed client of this app: `api().shop.cart.get.query()`, on the server through the service binding, in the browser by
// the light client.
import type { Client } from "@stoa/client";
import { appClient } from "@stoa/client/app";
import { thinClient } from "@stoa/client/thin";
import { placeOfPath } from "./page.ts";

/** Tells the API the language of a page that is not in its market's own. */
function languageOf(pathname: string): Record<string, string> {
  const { language, market } = placeOfPath(pathname);
  return language === market.language ? {} : { "x-language": language };
}

const inBrowser = (): (() => Client) => {
  const client = thinClient("/trpc", () => languageOf(location.pathname));
  return () => client;
};

export const api = import.meta.env.SSR
  ? appClient(async () => {
      const { env } = await import("cloudflare:workers");
      return (env as { API: Fetcher }).API;
    }, languageOf)
  : inBrowser();
