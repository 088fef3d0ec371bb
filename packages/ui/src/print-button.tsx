// A button that prints the page. Without scripts it is not there: browsers have one of their own.
import { createSignal, onMount, Show } from "solid-js";
import { Button } from "./button.tsx";

/** Prints the page. */
export function PrintButton(props: { label: string }) {
  const [awake, setAwake] = createSignal(false);
  onMount(() => setAwake(true));
  return (
    <Show when={awake()}>
      <Button size="sm" class="print:hidden" onClick={() => print()}>
        {props.label}
      </Button>
    </Show>
  );
}
