// What the search field suggests: while one types words, products, departments and sellers, before that the recent
// searches. A combobox by the ARIA pattern: arrows move, Enter opens, Escape closes, and focus stays in the field.
import type { Suggestions as Found } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { keepSearches, recentSearches, withoutSearch } from "../lib/recent-searches.ts";
import { useShop } from "../lib/shop.tsx";
import { askSuggestions, keptSuggestions } from "../lib/suggest.ts";
import { foundOptions, type Option, recentOptions } from "./suggestion-options.tsx";

const WAIT_MS = 120;
const LIST_ID = "suggestions";

/** Suggestions under `input`, for the text in it. */
export default function Suggestions(props: {
  input: HTMLInputElement;
  text: string;
  onSearch: (text: string) => void;
  onGo: (href: string) => void;
  onClose: () => void;
}) {
  const shop = useShop();
  const { market, t } = shop;
  const text = createMemo(() => props.text.trim());
  const [found, setFound] = createSignal<{ text: string; answer: Found }>();
  const [recent, setRecent] = createSignal(recentSearches(market.handle));
  const [active, setActive] = createSignal(-1);

  createEffect(
    on(text, (q) => {
      setActive(-1);
      if (q === "") return setFound(undefined);
      const kept = keptSuggestions(market.handle, q);
      if (kept) return setFound({ text: q, answer: kept });
      const stale = new AbortController();
      const timer = setTimeout(async () => {
        // A failed suggestion is no loss: the form still searches.
        const answer = await askSuggestions(market.handle, q, stale.signal).catch(() => undefined);
        if (!stale.signal.aborted) setFound(answer && { text: q, answer });
      }, WAIT_MS);
      return onCleanup(() => {
        clearTimeout(timer);
        stale.abort();
      });
    }),
  );

  const options = createMemo((): Option[] => {
    if (text() === "") return recentOptions(recent(), shop);
    const answer = found();
    return answer ? foundOptions(answer.answer, answer.text, shop) : [];
  });
  const forget = (search: string) => {
    setRecent(withoutSearch(recent(), search));
    keepSearches(market.handle, recent());
    setActive(-1);
  };
  const choose = (option: Option) => (option.search ? props.onSearch(option.search) : props.onGo(option.href ?? ""));

  const { input } = props;
  useCombobox(input, {
    count: () => options().length,
    active,
    onKeyDown: (event) => {
      if (event.isComposing) return false; // Enter and the arrows belong to the input method then
      const last = options().length - 1;
      const chosen = options()[active()];
      if (event.key === "ArrowDown") setActive((at) => (at >= last ? -1 : at + 1));
      else if (event.key === "ArrowUp") setActive((at) => (at < 0 ? last : at - 1));
      else if (event.key === "Escape") props.onClose();
      else if (event.key === "Enter" && chosen) choose(chosen);
      else if (event.key === "Delete" && chosen?.search && text() === "") forget(chosen.search);
      else return false;
      return true;
    },
  });

  return (
    <>
      <p role="status" class="sr-only">
        {options().length > 0 ? t.search.suggestionCount(options().length) : ""}
      </p>
      <Show when={options().length > 0}>
        <div class="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-2 shadow-float">
          <ul id={LIST_ID} role="listbox" aria-label={text() === "" ? t.search.recent : t.search.suggestions}>
            <For each={options()}>
              {(option, i) => (
                <>
                  <Show when={option.group !== options()[i() - 1]?.group}>
                    <li role="presentation" class="px-3 pt-2.5 pb-1 text-xs font-medium text-ink-faint">
                      {option.group}
                    </li>
                  </Show>
                  <li
                    id={`${LIST_ID}-${i()}`}
                    role="option"
                    aria-selected={i() === active()}
                    class="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1 text-sm hover:bg-sunken aria-selected:bg-sunken"
                    ref={(element) =>
                      createEffect(() => i() === active() && element.scrollIntoView({ block: "nearest" }))
                    }
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => choose(option)}
                  >
                    {option.view()}
                    <Show when={text() === ""}>
                      <Forget
                        label={t.search.forget(option.search ?? "")}
                        onClick={() => forget(option.search ?? "")}
                      />
                    </Show>
                  </li>
                </>
              )}
            </For>
          </ul>
          <Show when={text() === ""}>
            <button
              type="button"
              class="min-h-11 px-3 text-sm font-medium text-accent underline-offset-4 hover:underline"
              onClick={() => {
                setRecent([]);
                keepSearches(market.handle, []);
                input.focus();
              }}
            >
              {t.search.forgetAll}
            </button>
          </Show>
        </div>
      </Show>
    </>
  );
}

/** For the pointer; from the keyboard the Delete key does the same, and a button below forgets all. */
function Forget(props: { label: string; onClick: () => void }) {
  return (
    <span
      title={props.label}
      class="-me-2 grid size-9 shrink-0 place-items-center rounded-full text-ink-faint hover:bg-surface hover:text-ink"
      onClick={(event) => {
        event.stopPropagation();
        props.onClick();
      }}
    >
      <Icon name="close" class="size-4" />
    </span>
  );
}

/** Makes the field a combobox for as long as the list lives. `onKeyDown` says whether it took the key. */
function useCombobox(
  input: HTMLInputElement,
  list: { count: () => number; active: () => number; onKeyDown: (event: KeyboardEvent) => boolean },
) {
  const onKeyDown = (event: KeyboardEvent) => list.onKeyDown(event) && event.preventDefault();
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", LIST_ID);
  input.addEventListener("keydown", onKeyDown);
  createEffect(() => input.setAttribute("aria-expanded", String(list.count() > 0)));
  createEffect(() => {
    if (list.active() < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${LIST_ID}-${list.active()}`);
  });
  onCleanup(() => {
    input.removeEventListener("keydown", onKeyDown);
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  });
}
