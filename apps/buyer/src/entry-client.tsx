// @refresh reload
// Wakes the rendered page up in the browser, once the words of its market and the scripts of its routes are there.
import { FileRoutes } from "@solidjs/start/router";
import { mount, StartClient } from "@solidjs/start/client";
import { scriptsOf } from "@stoa/ui/wake";
import { loadTexts } from "./i18n/index.ts";
import { placeOfPath, withoutLanguage } from "./lib/page.ts";

await Promise.all([
  loadTexts(placeOfPath(location.pathname).language),
  scriptsOf(FileRoutes(), withoutLanguage(location.pathname)),
]);
mount(() => <StartClient />, document.getElementById("app")!);
