// A button that opens a small sheet under it. It is a `details`, so it opens without any script; with one, Escape and a
// press beside it close it.
import { type JSX, onCleanup, onMount } from "solid-js";
import { buttonClass } from "../button.tsx";
import { classNames } from "../class-names.ts";
import { Icon, type IconName } from "../icon.tsx";

/** A menu; `label` is what its button says. */
export function Menu(props: {
  label: string;
  icon?: IconName | undefined;
  class?: string | undefined;
  children: JSX.Element;
}) {
  let element!: HTMLDetailsElement;
  onMount(() => {
    const onPress = (event: PointerEvent) => {
      if (element.open && !element.contains(event.target as Node)) element.open = false;
    };
    document.addEventListener("pointerdown", onPress);
    onCleanup(() => document.removeEventListener("pointerdown", onPress));
  });
  return (
    <details
      ref={element}
      class="group relative"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !element.open) return;
        event.preventDefault();
        element.open = false;
        element.querySelector("summary")?.focus();
      }}
    >
      <summary class={classNames(buttonClass({ size: "sm" }), "cursor-pointer list-none")}>
        {props.icon && <Icon name={props.icon} class="size-4" />}
        {props.label}
        <Icon name="chevronDown" class="size-3.5 text-ink-faint group-open:rotate-180" />
      </summary>
      <div
        class={classNames(
          "absolute start-0 top-full z-30 mt-2 w-72 max-w-[calc(100vw-2rem)] animate-enter rounded-lg border border-line bg-surface p-4 shadow-float",
          props.class,
        )}
      >
        {props.children}
      </div>
    </details>
  );
}
