// @refresh reload
// The HTML document around every page. The nonce comes from the edge, one per response.
import { createHandler, StartServer } from "@solidjs/start/server";
import { currentTheme, themeMark } from "@stoa/ui/desk";
import { keepRenderingsApart } from "@stoa/ui/renderings-apart";

keepRenderingsApart();

export default createHandler(
  () => (
    <StartServer
      document={({ assets, children, scripts }) => (
        <html lang="en" data-theme={themeMark(currentTheme())}>
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="robots" content="noindex" />
            <link rel="icon" href="/icon.svg" type="image/svg+xml" />
            <link rel="manifest" href="/manifest.webmanifest" />
            <meta name="theme-color" content="#1b3b2d" />
            {assets}
          </head>
          <body>
            <div id="app">{children}</div>
            {scripts}
          </body>
        </html>
      )}
    />
  ),
  // `async`: the whole page is ready before it leaves, so that it can be read without scripts, and so that its
  // status and headers can depend on what was found.
  (event) => ({ mode: "async", nonce: event.request.headers.get("x-stoa-nonce") ?? "" }),
);
