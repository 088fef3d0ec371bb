// The service worker, with the name of the build in front: each build brings its own, and the browser notices.
import { marketOf } from "@stoa/client";
import worker from "../offline/worker.js?raw";

export function GET({ request }: { request: Request }): Response {
  const { handle } = marketOf(new URL(request.url).searchParams.get("market") ?? "") ?? { handle: "us" };
  const named = `const BUILD = ${JSON.stringify(import.meta.env.STOA_BUILD)}, MARKET = ${JSON.stringify(handle)};\n`;
  return new Response(named + worker, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "content-security-policy": "default-src 'none'; connect-src 'self'",
    },
  });
}
