// Photos of customers, large: a window in which one leads to the next.
import { imagePath } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { createSignal, onMount } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** The photos of a row by their hashes, and the place of the one that was chosen. */
export interface Opened {
  hashes: readonly string[];
  place: number;
}

const ARROW =
  "grid size-11 shrink-0 place-items-center rounded-full bg-surface/90 text-ink shadow-rise hover:bg-surface disabled:invisible rtl:-scale-x-100";

/** The window, open from the start. */
export function PhotoWindow(props: { of: Opened; onClose: () => void }) {
  const { t } = useShop();
  const [place, setPlace] = createSignal(props.of.place);
  let element!: HTMLDialogElement;
  const last = () => props.of.hashes.length - 1;
  const go = (by: number) => setPlace((at) => Math.min(last(), Math.max(0, at + by)));
  onMount(() => element.showModal());
  return (
    <dialog
      ref={element}
      aria-label={t.said.photos}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === element && element.close()}
      onKeyDown={(event) => {
        const isRtl = document.documentElement.dir === "rtl";
        if (event.key === "ArrowRight") go(isRtl ? -1 : 1);
        if (event.key === "ArrowLeft") go(isRtl ? 1 : -1);
      }}
      class="m-auto h-dvh max-h-none w-dvw max-w-none bg-transparent p-0 backdrop:bg-black/85"
    >
      <div class="flex size-full items-center justify-between gap-2 p-3">
        <button type="button" aria-label={t.said.before} disabled={place() === 0} class={ARROW} onClick={() => go(-1)}>
          <Icon name="chevronStart" />
        </button>
        <img
          src={imagePath(props.of.hashes[place()]!, 1280)}
          alt={t.said.photos}
          class="max-h-full min-w-0 rounded-lg object-contain"
        />
        <button
          type="button"
          aria-label={t.said.next}
          disabled={place() === last()}
          class={ARROW}
          onClick={() => go(1)}
        >
          <Icon name="chevronEnd" />
        </button>
      </div>
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
