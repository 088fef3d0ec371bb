// A search field over a list. A plain GET form: the search is in the address, and it works without any script.
// With one, the key `/` leads into it from anywhere on the page.
import { For, onCleanup, onMount, Show } from "solid-js";
import { controlClass } from "./control-class.ts";
import { Icon } from "./icon.tsx";

/** Whether keys belong to what has the focus, because one types there. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Searches the list at `action`; `keep` holds the other parameters of the address that stay as they are. */
export function SearchForm(props: {
  action: string;
  label: string;
  value?: string | undefined;
  placeholder?: string | undefined;
  keep?: Readonly<Record<string, string | undefined>> | undefined;
  class?: string | undefined;
}) {
  let input!: HTMLInputElement;
  onMount(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.select();
    };
    document.addEventListener("keydown", focusOnSlash);
    onCleanup(() => document.removeEventListener("keydown", focusOnSlash));
  });
  const kept = () => Object.entries(props.keep ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return (
    <form action={props.action} method="get" role="search" class={`relative ${props.class ?? ""}`}>
      <For each={kept()}>{([name, value]) => <input type="hidden" name={name} value={value} />}</For>
      <Icon
        name="search"
        class="pointer-events-none absolute start-3.5 top-1/2 size-4.5 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={input}
        type="search"
        name="q"
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        value={props.value ?? ""}
        maxLength={80}
        autocomplete="off"
        enterkeyhint="search"
        class={`${controlClass} peer ps-10.5 pe-10 text-sm`}
      />
      <Show when={!props.value}>
        <kbd
          aria-hidden="true"
          class="pointer-events-none absolute end-3 top-1/2 hidden -translate-y-1/2 rounded-sm border border-line px-1.5 py-0.5 font-mono text-2xs text-ink-faint peer-focus:hidden lg:block"
        >
          /
        </kbd>
      </Show>
    </form>
  );
}
