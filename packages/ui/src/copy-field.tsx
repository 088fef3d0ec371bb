// A text that is there to be taken along: in a field that chooses all of it, with a button that copies where one can.
import { createSignal, createUniqueId, onMount, Show } from "solid-js";
import { Button } from "./button.tsx";
import { controlClass } from "./control-class.ts";
import { toast } from "./toast.tsx";

/** A labelled text to copy. Without scripts it can be chosen and copied by hand. */
export function CopyField(props: { label: string; value: string; copyLabel: string; copiedLabel: string }) {
  const id = createUniqueId();
  const [canCopy, setCanCopy] = createSignal(false);
  onMount(() => setCanCopy("clipboard" in navigator));
  const copy = async () => {
    await navigator.clipboard.writeText(props.value);
    toast(props.copiedLabel, { tone: "good" });
  };
  return (
    <div class="flex flex-col gap-1.5">
      <label for={id} class="text-sm font-medium">
        {props.label}
      </label>
      <div class="flex flex-wrap gap-2">
        <input
          id={id}
          readonly
          dir="ltr"
          value={props.value}
          onFocus={(event) => event.currentTarget.select()}
          class={`${controlClass} figures min-w-0 flex-1 basis-56 font-mono text-sm!`}
        />
        <Show when={canCopy()}>
          <Button onClick={() => void copy()}>{props.copyLabel}</Button>
        </Show>
      </div>
    </div>
  );
}
