// The typed client of this app: `api().shop.cart.get.query()`, on the server and in the browser alike.
import { appClient } from "@stoa/client/solid";

export const api = appClient(async () => {
  if (!import.meta.env.SSR) throw new Error("the browser has no service binding");
  const { env } = await import("cloudflare:workers");
  return (env as { API: Fetcher }).API;
});
