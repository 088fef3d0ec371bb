// @refresh reload
// Wakes the rendered page up in the browser, once the words of its market are there.
import { mount, StartClient } from "@solidjs/start/client";
import { wakeInPeace } from "@stoa/ui/wake";
import { loadTexts } from "./i18n/index.ts";
import { placeOfPath } from "./lib/page.ts";

await loadTexts(placeOfPath(location.pathname).language);
wakeInPeace();
mount(() => <StartClient />, document.getElementById("app")!);
