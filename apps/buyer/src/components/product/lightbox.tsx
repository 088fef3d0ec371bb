// A picture over the whole screen: arrow keys and swipes turn, two fingers or a double tap enlarge, Escape and the button
// close. A native modal dialog, so focus stays inside; it returns to the picture that is seen.
import { Icon, type IconName } from "@stoa/ui";
import { createEffect, createSignal, on, onMount, Show } from "solid-js";
import { render } from "solid-js/web";
import type { Texts } from "../../i18n/index.ts";
import { FLAT, handle, type Lie, MOST } from "./lightbox-hands.ts";

interface Opening {
  links: readonly HTMLAnchorElement[];
  start: number;
  words: Texts["product"];
  /** Hears which picture is seen. */
  onTurn: (at: number) => void;
}

/** Opens the pictures that the links show, at one of them. */
export function openLightbox(opening: Opening): void {
  const place = document.body.appendChild(document.createElement("div"));
  const dispose = render(() => <Lightbox {...opening} onGone={gone} />, place);
  function gone(at: number): void {
    dispose();
    place.remove();
    opening.links[at]?.focus({ preventScroll: true });
  }
}

const TURN = "top-1/2 -translate-y-1/2 max-sm:top-auto max-sm:bottom-4 max-sm:translate-y-0";

function Round(props: { icon: IconName; label: string; place: string; disabled?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={() => props.onPress()}
      class={`absolute z-10 grid size-12 place-items-center rounded-full bg-surface/85 text-ink shadow-rise hover:bg-surface focus-visible:rounded-full disabled:opacity-30 ${props.place}`}
    >
      <Icon name={props.icon} />
    </button>
  );
}

function Lightbox(props: Opening & { onGone: (at: number) => void }) {
  const count = () => props.links.length;
  const [at, setAt] = createSignal(props.start);
  const [lie, setLie] = createSignal<Lie & { calmly?: boolean }>(FLAT);
  let dialog!: HTMLDialogElement;
  let picture!: HTMLImageElement;
  const show = (to: number) => setAt(Math.min(count() - 1, Math.max(0, to)));
  const lay = (next: Lie, calmly = false) => setLie({ ...(next.scale <= 1 ? FLAT : next), calmly });
  const onward = () => (getComputedStyle(dialog).direction === "rtl" ? -1 : 1);
  createEffect(
    on(at, (seen) => {
      lay(FLAT);
      props.onTurn(seen);
    }),
  );
  onMount(() => {
    handle(picture, { lie, lay, swipe: (way) => show(at() + way * onward()) });
    dialog.showModal();
  });
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === "ArrowRight") show(at() + onward());
    if (key === "ArrowLeft") show(at() - onward());
    if (key === "+" || key === "=") lay({ ...lie(), scale: Math.min(MOST, lie().scale * 1.4) }, true);
    if (key === "-") lay({ ...lie(), scale: lie().scale / 1.4 }, true);
  };
  return (
    <dialog
      ref={dialog}
      aria-label={props.words.gallery}
      onClose={() => props.onGone(at())}
      onKeyDown={onKey}
      class="m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden overscroll-contain bg-ground p-0 open:animate-enter"
    >
      <Round icon="close" label={props.words.close} place="end-4 top-4" onPress={() => dialog.close()} />
      <img
        ref={picture}
        src={props.links[at()]?.href}
        alt={props.links[at()]?.querySelector("img")?.alt ?? ""}
        draggable={false}
        style={{
          transform: `translate(${lie().x}px, ${lie().y}px) scale(${lie().scale})`,
          // The picture of the page stands in until the large one is there.
          background: `url("${props.links[at()]?.querySelector("img")?.currentSrc ?? ""}") center / contain no-repeat`,
          transition: lie().calmly ? "transform var(--duration-calm) var(--ease-out)" : "none",
        }}
        class="size-full touch-none object-contain select-none"
      />
      <Show when={count() > 1}>
        <Round
          icon="chevronStart"
          label={props.words.before}
          place={`start-4 ${TURN}`}
          disabled={at() === 0}
          onPress={() => show(at() - 1)}
        />
        <Round
          icon="chevronEnd"
          label={props.words.next}
          place={`end-4 ${TURN}`}
          disabled={at() === count() - 1}
          onPress={() => show(at() + 1)}
        />
        <p
          aria-live="polite"
          class="figures absolute inset-x-0 bottom-6 z-10 mx-auto w-fit rounded-full bg-surface/85 px-3 py-1 text-sm text-ink"
        >
          {props.words.pictureOf(at() + 1, count())}
        </p>
      </Show>
    </dialog>
  );
}
