// @refresh reload
// Wakes the rendered page up in the browser, once the scripts of its routes are there.
import { FileRoutes } from "@solidjs/start/router";
import { mount, StartClient } from "@solidjs/start/client";
import { scriptsOf } from "@stoa/ui/wake";

await scriptsOf(FileRoutes(), location.pathname);
mount(() => <StartClient />, document.getElementById("app")!);
