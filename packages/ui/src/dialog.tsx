// A modal dialog on the native element: focus stays inside, Escape closes, the page behind is inert.
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** Where a dialog stands: in the middle, or as a sheet at the end or the bottom of the screen. */
export type DialogPlace = "centre" | "end" | "bottom";

const PLACE: Record<DialogPlace, string> = {
  centre: "m-auto w-[min(32rem,calc(100vw-2rem))] rounded-xl max-h-[calc(100dvh-2rem)]",
  end: "my-0 ms-auto me-0 h-dvh max-h-none w-[min(26rem,100vw)]",
  bottom: "mt-auto mb-0 mx-auto w-full max-w-none max-h-[85dvh] rounded-t-xl",
};

/** A dialog that is shown while `open`; `onClose` is called for every way of closing it. */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  place?: DialogPlace | undefined;
  closeLabel?: string | undefined;
  footer?: JSX.Element;
  children: JSX.Element;
}) {
  let element!: HTMLDialogElement;
  const titleId = createUniqueId();
  // Chromium forgets Escape once a form inside was sent and what was pressed is gone; the key then comes from the page itself.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if ([...document.querySelectorAll("dialog[open]")].at(-1) !== element) return;
    event.preventDefault();
    element.close();
  };
  createEffect(() => {
    if (props.open && !element.open) element.showModal();
    else if (!props.open && element.open) element.close();
    if (!props.open) return;
    window.addEventListener("keydown", leave);
    onCleanup(() => window.removeEventListener("keydown", leave));
  });
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === element && element.close()}
      class={classNames(
        "bg-surface text-ink shadow-float open:flex open:flex-col open:animate-enter",
        PLACE[props.place ?? "centre"],
      )}
    >
      <header class="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
        <h2 id={titleId} class="text-lg font-semibold">
          {props.title}
        </h2>
        <button
          type="button"
          class="-me-2 grid size-10 place-items-center rounded-full hover:bg-sunken"
          aria-label={props.closeLabel ?? "Close"}
          onClick={() => element.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="min-h-0 flex-1 overflow-y-auto px-5 py-4">{props.children}</div>
      <Show when={props.footer}>
        <footer class="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-3">{props.footer}</footer>
      </Show>
    </dialog>
  );
}
