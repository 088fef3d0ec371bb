// @refresh reload
// Wakes the rendered page up in the browser.
import { mount, StartClient } from "@solidjs/start/client";

mount(() => <StartClient />, document.getElementById("app")!);
