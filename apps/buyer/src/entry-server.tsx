// @refresh reload
// The HTML document around every page. The nonce comes from the edge, one per response. A page is sent whole, so that
// it can be read, and something bought, before or without any script.
import { createHandler, StartServer } from "@solidjs/start/server";
import { keepRenderingsApart } from "@stoa/ui/renderings-apart";
import { getRequestEvent } from "solid-js/web";
import { loadTexts } from "./i18n/index.ts";
import { placeOfPath } from "./lib/page.ts";

keepRenderingsApart();
await loadTexts("en", "de", "ja", "ar", "hi");

export default createHandler(
  () => (
    <StartServer
      document={({ assets, children, scripts }) => {
        const { base, market, locale } = placeOfPath(new URL(getRequestEvent()!.request.url).pathname);
        return (
          <html lang={locale} dir={market.direction}>
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fefdfc" />
              <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12100d" />
              <link rel="icon" href="/icon.svg" type="image/svg+xml" />
              <link rel="apple-touch-icon" href="/icon-192.png" />
              <link rel="manifest" href={`/manifest.webmanifest?from=${base}`} />
              {assets}
            </head>
            <body>
              <div id="app">{children}</div>
              {scripts}
            </body>
          </html>
        );
      }}
    />
  ),
  (event) => ({ nonce: event.request.headers.get("x-stoa-nonce") ?? "", mode: "async" }),
);
