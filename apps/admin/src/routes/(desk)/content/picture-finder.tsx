// The picture of a slide or a banner: one of a product, found by its name. Without scripts its hash can be typed.
import { ListingsInput } from "@stoa/client";
import { controlClass, Panel, Picture } from "@stoa/ui";
import { createResource, createSignal, For } from "solid-js";
import { api } from "~/lib/api";

/** The panel; `chosen` is the hash that is stored. */
export function PictureFinder(props: { chosen: string | null; error: string | undefined }) {
  const [words, setWords] = createSignal("");
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const [found] = createResource(words, async (q) =>
    q ? (await api().shop.search.listings.query(ListingsInput.parse({ market: "us", q }))).cards.slice(0, 11) : [],
  );
  const hashes = () => [
    ...new Set([
      ...(props.chosen ? [props.chosen] : []),
      ...(found.latest ?? []).flatMap((card) => card.image?.hash ?? []),
    ]),
  ];
  return (
    <Panel title="Picture">
      <input
        type="search"
        aria-label="Find a product whose picture to show"
        placeholder="Find a product whose picture to show"
        maxlength={80}
        class={controlClass}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onInput={(event) => {
          event.stopPropagation();
          const typed = event.currentTarget.value.trim();
          clearTimeout(waiting);
          waiting = setTimeout(() => setWords(typed), 250);
        }}
      />
      <fieldset class="mt-4 flex flex-wrap gap-3">
        <legend class="sr-only">The picture that is shown</legend>
        <label class="grid size-20 cursor-pointer place-items-center rounded-md text-sm text-ink-soft ring-1 ring-line has-checked:ring-3 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
          <input type="radio" name="imageHash" value="" checked={props.chosen === null} class="sr-only" />
          None
        </label>
        <For each={hashes()}>
          {(hash, i) => (
            <label class="relative block size-20 cursor-pointer overflow-hidden rounded-md ring-1 ring-line has-checked:ring-3 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input type="radio" name="imageHash" value={hash} checked={hash === props.chosen} class="sr-only" />
              <span class="sr-only">Picture {i() + 1}</span>
              <Picture image={{ hash, alt: "" }} sizes="80px" />
            </label>
          )}
        </For>
      </fieldset>
    </Panel>
  );
}
