// Whether a page is awake: what works only with scripts is shown from then on.
import { type Accessor, createSignal, onMount } from "solid-js";

/** False on the server and where scripts are blocked; true once the page runs. */
export function createHasScript(): Accessor<boolean> {
  const [hasScript, setHasScript] = createSignal(false);
  onMount(() => setHasScript(true));
  return hasScript;
}
