// One field that leads everywhere: to pages, to what one can do, and to whatever the search finds. It is a form that leads
// to a page of results, so it works without any script; with one it opens over the page with Ctrl or Cmd and K.
import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, onMount, Show } from "solid-js";
import { Icon } from "../icon.tsx";
import { type Command, commandOf, fitting, grouped } from "./command-match.ts";
import { Keys, ShortcutHelp } from "./shortcut-help.tsx";
import { isPlain } from "./typing.ts";

/** After so long without a key the search asks. */
const PAUSE_MS = 140;
/** For so long the first of two keys waits for the second. */
const CHORD_MS = 1_200;

interface PaletteProps {
  /** The page that shows results where there is no script. */
  action: string;
  commands: readonly Command[];
  /** What is found by some words. */
  search: (words: string) => Promise<Command[]>;
}

const OPENED = "stoa:palette";

/** Opens the palette of the page. */
const openPalette = () => document.dispatchEvent(new CustomEvent(OPENED));

/** The button that opens the palette: a link to the page of results where there is no script. */
export function PaletteButton(props: { action: string; class?: string | undefined; isIcon?: boolean | undefined }) {
  return (
    <a
      href={props.action}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        openPalette();
      }}
      aria-label={props.isIcon ? "Search and go to" : undefined}
      aria-keyshortcuts="Control+K"
      class={
        props.isIcon
          ? "grid size-11 place-items-center rounded-full hover:bg-sunken"
          : `flex min-h-10 items-center gap-2.5 rounded-md bg-sunken px-3 text-sm text-ink-faint hover:text-ink ${props.class ?? ""}`
      }
    >
      <Icon name="search" class={props.isIcon ? "size-5" : "size-4"} />
      <Show when={!props.isIcon}>
        <span class="flex-1">Search</span>
        <kbd aria-hidden="true" class="rounded-sm border border-line px-1.5 font-mono text-2xs">
          Ctrl K
        </kbd>
      </Show>
    </a>
  );
}

/** The palette and the keys of the page. One to an app. */
export function CommandPalette(props: PaletteProps) {
  const navigate = useNavigate();
  let dialog!: HTMLDialogElement;
  let help!: HTMLDialogElement;
  const [isOpen, setIsOpen] = createSignal(false);
  const open = () => {
    if (!dialog.open) dialog.showModal();
    setIsOpen(true);
  };
  const go = (href: string) => {
    dialog.close();
    navigate(href);
  };
  onMount(() => {
    let first = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        if (dialog.open) dialog.close();
        else open();
        return;
      }
      if (!isPlain(event)) return;
      if (event.key === "?") {
        event.preventDefault();
        help.showModal();
        return;
      }
      const command = first ? commandOf(props.commands, first, event.key) : undefined;
      first = "";
      clearTimeout(timer);
      if (command) {
        event.preventDefault();
        navigate(command.href);
      } else if (event.key === "g") {
        first = "g";
        timer = setTimeout(() => (first = ""), CHORD_MS);
      }
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener(OPENED, open);
    onCleanup(() => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener(OPENED, open);
    });
  });
  return (
    <>
      <dialog
        ref={dialog}
        aria-label="Search and go to"
        onClose={() => setIsOpen(false)}
        onClick={(event) => event.target === dialog && dialog.close()}
        class="mx-auto mt-[12dvh] mb-auto max-h-[70dvh] w-[min(38rem,calc(100vw-2rem))] rounded-xl bg-surface text-ink shadow-float open:flex open:animate-enter open:flex-col"
      >
        <Show when={isOpen()}>
          <Finder {...props} go={go} />
        </Show>
      </dialog>
      <ShortcutHelp ref={(element) => (help = element)} commands={props.commands} />
    </>
  );
}

function Finder(props: PaletteProps & { go: (href: string) => void }) {
  const [typed, setTyped] = createSignal("");
  const [found, setFound] = createSignal<readonly Command[]>([]);
  const [asked, setAsked] = createSignal<"" | "asking" | "failed">("");
  const [at, setAt] = createSignal(0);
  const listId = createUniqueId();
  const all = createMemo(() => [...fitting(props.commands, typed()), ...found()]);
  const groups = createMemo(() => grouped(all()));
  const order = createMemo(() => groups().flatMap(({ commands }) => commands));
  createEffect(
    on(typed, (words) => {
      setAt(0);
      if (words.trim().length < 2) {
        setFound([]);
        setAsked("");
        return;
      }
      setAsked("asking");
      let isCurrent = true;
      const timer = setTimeout(() => {
        props.search(words.trim()).then(
          (commands) => isCurrent && (setFound(commands), setAsked("")),
          () => isCurrent && (setFound([]), setAsked("failed")),
        );
      }, PAUSE_MS);
      onCleanup(() => {
        isCurrent = false;
        clearTimeout(timer);
      });
    }),
  );
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0 && order().length > 0) {
      event.preventDefault();
      setAt((present) => (present + by + order().length) % order().length);
      document.getElementById(`${listId}-${at()}`)?.scrollIntoView({ block: "nearest" });
    }
  };
  return (
    <>
      <form
        method="get"
        action={props.action}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = order()[at()];
          props.go(chosen ? chosen.href : `${props.action}?q=${encodeURIComponent(typed().trim())}`);
        }}
        class="flex items-center gap-3 border-b border-line px-4"
      >
        <Icon name="search" class="size-5 text-ink-faint" />
        <input
          ref={(input) => setTimeout(() => input.focus())}
          name="q"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={order().length > 0 ? `${listId}-${at()}` : undefined}
          aria-label="Search and go to"
          placeholder="A page, an order, a product…"
          autocomplete="off"
          maxLength={80}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
          class="min-h-14 w-full bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
        <Show when={asked() === "asking"}>
          <span class="size-4 shrink-0 animate-spin rounded-full border-2 border-line-strong border-e-transparent" />
        </Show>
      </form>
      <div id={listId} role="listbox" aria-label="What was found" class="min-h-0 flex-1 overflow-y-auto p-2">
        <For each={groups()}>
          {(group) => (
            <div role="group" aria-label={group.group}>
              <p aria-hidden="true" class="px-3 pt-2 pb-1 text-xs text-ink-faint">
                {group.group}
              </p>
              <For each={group.commands}>
                {(command) => {
                  const index = () => order().indexOf(command);
                  return (
                    <div
                      id={`${listId}-${index()}`}
                      role="option"
                      aria-selected={index() === at()}
                      onPointerMove={() => setAt(index())}
                      onClick={() => props.go(command.href)}
                      class="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 text-sm aria-selected:bg-accent-soft aria-selected:text-accent"
                    >
                      <span class="min-w-0 flex-1 truncate">{command.label}</span>
                      <Show when={command.note}>
                        <span class="max-w-[50%] truncate text-xs text-ink-faint">{command.note}</span>
                      </Show>
                      <Show when={command.keys}>{(keys) => <Keys keys={keys()} />}</Show>
                    </div>
                  );
                }}
              </For>
            </div>
          )}
        </For>
        <Show when={order().length === 0 && asked() !== "asking"}>
          <p role="status" class="px-3 py-6 text-center text-sm text-ink-soft">
            {asked() === "failed" ? "The search does not answer. Try again in a moment." : "Nothing found."}
          </p>
        </Show>
      </div>
    </>
  );
}
