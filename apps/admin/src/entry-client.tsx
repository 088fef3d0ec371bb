// @refresh reload
// Wakes the rendered page up in the browser.
import { mount, StartClient } from "@solidjs/start/client";
import { wakeInPeace } from "@stoa/ui/wake";

wakeInPeace();
mount(() => <StartClient />, document.getElementById("app")!);
