// Short messages that come and go at the foot of the screen. One `Toaster` to an app; `toast()` from anywhere in the browser.
import { createSignal, For, Show } from "solid-js";
import { Icon } from "./icon.tsx";

/** One message. With an action it stays longer, so that there is time to press it. */
export interface Toast {
  message: string;
  tone?: "good" | "bad" | undefined;
  action?: { label: string; run: () => void } | undefined;
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);

function dismiss(gone: Toast) {
  setToasts((all) => all.filter((one) => one !== gone));
}

/** Shows a message for four seconds, eight when it offers an action. Only for the browser. */
export function toast(message: string, options: Omit<Toast, "message"> = {}): void {
  const made: Toast = { message, ...options };
  setToasts((all) => [...all.slice(-2), made]);
  setTimeout(() => dismiss(made), made.action ? 8_000 : 4_000);
}

/** Where the messages appear. */
export function Toaster() {
  return (
    <div
      role="status"
      aria-live="polite"
      class="pointer-events-none fixed inset-x-0 bottom-(--toast-bottom,1rem) z-50 flex flex-col items-center gap-2 px-4"
    >
      <For each={toasts()}>
        {(one) => (
          <div class="pointer-events-auto flex min-h-12 max-w-full animate-enter items-center gap-3 rounded-full bg-ink px-5 py-2 text-sm font-medium text-ground shadow-float">
            <Icon name={one.tone === "bad" ? "alert" : "check"} class="size-4.5" />
            <span>{one.message}</span>
            <Show when={one.action}>
              {(action) => (
                <button
                  type="button"
                  class="rounded-full px-2 py-1 font-semibold underline underline-offset-4"
                  onClick={() => {
                    action().run();
                    dismiss(one);
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}
