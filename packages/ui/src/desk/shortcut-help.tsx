// What the keyboard does on a desk, in a dialog.
import { For } from "solid-js";
import { Icon } from "../icon.tsx";
import type { Command } from "./command-match.ts";

/** Keys as they are pressed, one after the other. */
export function Keys(props: { keys: string }) {
  return (
    <span class="flex gap-1">
      <For each={props.keys.split(" ")}>
        {(key) => (
          <kbd class="grid min-w-5 place-items-center rounded-sm border border-line px-1 font-mono text-2xs text-ink-faint">
            {key}
          </kbd>
        )}
      </For>
    </span>
  );
}

/** Keys that every list knows. */
const IN_LISTS = [
  ["Ctrl K", "Search and go to"],
  ["/", "Search this list"],
  ["j", "Next row"],
  ["k", "Row before"],
  ["x", "Choose the row"],
  ["Enter", "Open the row"],
  ["Esc", "Choose nothing, close"],
  ["?", "This help"],
] as const;

/** The dialog of all keys: those of lists, and those of the commands that have some. */
export function ShortcutHelp(props: { ref: (element: HTMLDialogElement) => void; commands: readonly Command[] }) {
  let element!: HTMLDialogElement;
  const row = "flex min-h-9 items-center justify-between gap-4 border-b border-line text-sm last:border-0";
  return (
    <dialog
      ref={(dialog) => {
        element = dialog;
        props.ref(dialog);
      }}
      aria-labelledby="shortcut-help"
      onClick={(event) => event.target === element && element.close()}
      class="m-auto max-h-[calc(100dvh-2rem)] w-[min(44rem,calc(100vw-2rem))] overflow-y-auto rounded-xl bg-surface p-6 text-ink shadow-float open:animate-enter"
    >
      <div class="mb-3 flex items-center justify-between">
        <h2 id="shortcut-help" class="text-lg font-semibold">
          Keyboard shortcuts
        </h2>
        <button
          type="button"
          aria-label="Close"
          class="-me-2 grid size-10 place-items-center rounded-full hover:bg-sunken"
          onClick={() => element.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="grid gap-x-10 sm:grid-cols-2">
        <ul>
          <For each={IN_LISTS}>
            {([keys, what]) => (
              <li class={row}>
                {what}
                <Keys keys={keys} />
              </li>
            )}
          </For>
        </ul>
        <ul>
          <For each={props.commands.filter(({ keys }) => keys)}>
            {(command) => (
              <li class={row}>
                {command.label}
                <Keys keys={command.keys!} />
              </li>
            )}
          </For>
        </ul>
      </div>
    </dialog>
  );
}
