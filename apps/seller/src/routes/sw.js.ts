// The service worker, with the name of the build in front: each build brings its own, and the browser notices.
import worker from "../offline/worker.js?raw";

export function GET(): Response {
  return new Response(`const BUILD = ${JSON.stringify(import.meta.env.STOA_BUILD)};\n${worker}`, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "content-security-policy": "default-src 'none'; connect-src 'self'",
    },
  });
}
