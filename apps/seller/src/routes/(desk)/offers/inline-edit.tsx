// A value that is edited where it stands: press it, type, then Enter or the tick saves, Escape or the cross leaves it.
import { classNames, controlClass, Icon } from "@stoa/ui";
import { createSignal, type JSX, Show } from "solid-js";

interface InlineEditProps {
  /** What the value is, for screen readers: `Price in USD of Walnut lamp`. */
  label: string;
  /** The value as it is read. */
  children: JSX.Element;
  /** The value as it is typed. */
  text: string;
  inputMode: "decimal" | "numeric";
  /** To which side of the value the form opens. */
  opens?: "start" | "end";
  /** Saves what was typed; answers why not, or null once it is saved. */
  save: (text: string) => Promise<string | null>;
}

const sideButton = "grid size-9 shrink-0 place-items-center rounded-md hover:bg-sunken disabled:opacity-50";

/** The value as a button; pressed, a small form over it. */
export function InlineEdit(props: InlineEditProps) {
  let button!: HTMLButtonElement;
  const [editing, setEditing] = createSignal(false);
  const close = () => {
    setEditing(false);
    button.focus();
  };
  return (
    <span class="relative inline-block">
      <button
        ref={button}
        type="button"
        onClick={() => setEditing(true)}
        class={classNames(
          "figures -mx-2 min-h-9 rounded-md px-2 text-end ring-inset hover:bg-surface hover:ring-1 hover:ring-line-strong",
          editing() && "invisible",
        )}
      >
        {props.children}
        <span class="sr-only">: {props.label}, change</span>
      </button>
      <Show when={editing()}>
        <Editor {...props} close={close} />
      </Show>
    </span>
  );
}

function Editor(props: InlineEditProps & { close: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<string | null>(null);
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("value")).trim();
    if (text === props.text) return props.close();
    setBusy(true);
    const refused = await props.save(text);
    setBusy(false);
    setError(refused);
    if (refused === null) props.close();
  };
  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === "Escape" && props.close()}
      classList={{ "end-0": props.opens !== "start", "-start-2": props.opens === "start" }}
      class="absolute top-1/2 z-20 w-60 -translate-y-1/2 animate-enter rounded-lg border border-line bg-surface p-1.5 text-start shadow-float"
    >
      <div class="flex items-center gap-1">
        <input
          ref={(input) => setTimeout(() => input.select())}
          name="value"
          aria-label={props.label}
          aria-invalid={error() ? "true" : undefined}
          inputMode={props.inputMode}
          autocomplete="off"
          value={props.text}
          class={`${controlClass} figures min-h-9 min-w-0 px-2.5 py-1 text-sm`}
        />
        <button
          type="submit"
          disabled={busy()}
          aria-label="Save"
          title="Save (Enter)"
          class={`${sideButton} bg-accent text-on-accent hover:bg-accent-strong`}
        >
          <Icon name="check" class="size-4.5" />
        </button>
        <button
          type="button"
          aria-label="Leave unchanged"
          title="Leave unchanged (Esc)"
          class={sideButton}
          onClick={() => props.close()}
        >
          <Icon name="close" class="size-4.5" />
        </button>
      </div>
      <Show when={error()}>
        <p role="alert" class="px-1 pt-1.5 pb-0.5 text-xs font-medium whitespace-normal text-bad">
          {error()}
        </p>
      </Show>
    </form>
  );
}
