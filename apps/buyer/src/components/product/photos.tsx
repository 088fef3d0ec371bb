// Photos of customers: links to the picture itself, and where there are scripts a window in which one leads to the next.
import { imagePath, type PhotoView } from "@stoa/client";
import { Icon, Picture } from "@stoa/ui";
import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** Small photos in a row. `of` says whose they are, for who does not see them. */
export function PhotoLinks(props: { photos: readonly PhotoView[]; label: string; class?: string }) {
  return (
    <ul class={`flex flex-wrap gap-2 ${props.class ?? ""}`}>
      <For each={props.photos}>
        {(photo) => (
          <li>
            <a
              href={imagePath(photo.hash, 1280)}
              target="_self"
              data-photo={photo.hash}
              class="block size-20 overflow-hidden rounded-md ring-1 ring-line transition hover:ring-ink-faint"
            >
              <Picture
                image={{ ...photo, alt: props.label }}
                sizes="80px"
                class="aspect-square size-full object-cover"
              />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}

const ARROW =
  "grid size-11 shrink-0 place-items-center rounded-full bg-surface/90 text-ink shadow-rise hover:bg-surface disabled:invisible rtl:-scale-x-100";

/** The window: opens for every link to a photo below `within`, and goes through its neighbours. */
export function PhotoWindow(props: { within: string }) {
  const { t } = useShop();
  const [hashes, setHashes] = createSignal<string[]>([]);
  const [place, setPlace] = createSignal(0);
  let element!: HTMLDialogElement;
  const go = (by: number) => setPlace((at) => Math.min(hashes().length - 1, Math.max(0, at + by)));
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>(`${props.within} [data-photo]`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const links = [...link.closest("ul")!.querySelectorAll<HTMLElement>("[data-photo]")];
    setHashes(links.map((one) => one.dataset["photo"]!));
    setPlace(links.indexOf(link));
    element.showModal();
  };
  onMount(() => {
    document.addEventListener("click", onClick);
    onCleanup(() => document.removeEventListener("click", onClick));
  });
  return (
    <dialog
      ref={element}
      aria-label={t.said.photos}
      onClick={(event) => event.target === element && element.close()}
      onKeyDown={(event) => {
        const isRtl = document.documentElement.dir === "rtl";
        if (event.key === "ArrowRight") go(isRtl ? -1 : 1);
        if (event.key === "ArrowLeft") go(isRtl ? 1 : -1);
      }}
      class="m-auto h-dvh max-h-none w-dvw max-w-none bg-transparent p-0 backdrop:bg-black/85"
    >
      <Show when={hashes()[place()]}>
        {(hash) => (
          <div class="flex size-full items-center justify-between gap-2 p-3">
            <button
              type="button"
              aria-label={t.said.before}
              disabled={place() === 0}
              class={ARROW}
              onClick={() => go(-1)}
            >
              <Icon name="chevronStart" />
            </button>
            <img
              src={imagePath(hash(), 1280)}
              alt={t.said.photos}
              class="max-h-full min-w-0 rounded-lg object-contain"
            />
            <button
              type="button"
              aria-label={t.said.next}
              disabled={place() === hashes().length - 1}
              class={ARROW}
              onClick={() => go(1)}
            >
              <Icon name="chevronEnd" />
            </button>
          </div>
        )}
      </Show>
      <button
        type="button"
        aria-label={t.said.close}
        class={`${ARROW} absolute end-3 top-3`}
        onClick={() => element.close()}
      >
        <Icon name="close" />
      </button>
    </dialog>
  );
}
