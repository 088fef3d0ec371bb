// The pictures of a product: a row that scrolls by snap points, so that a finger turns it before any script runs; small ones
// below as links into it. What looks closer is loaded with the first touch, focus or hover.
import type { ImageView } from "@stoa/client";
import { imagePath } from "@stoa/client";
import { Picture } from "@stoa/ui";
import { createEffect, For, on, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** A gallery. `first` is the picture of the variant that is shown; it leads the others. */
export function Gallery(props: { images: readonly ImageView[]; first: ImageView | null; title: string }) {
  const { t } = useShop();
  const images = () => {
    const { first } = props;
    return first ? [first, ...props.images.filter((image) => image.imageId !== first.imageId)] : props.images;
  };
  let root!: HTMLElement;
  let row!: HTMLUListElement;
  let woken: Promise<void> | undefined;
  const wake = () => {
    woken ??= import("./gallery-sight.ts").then(({ lookCloser }) => lookCloser(root, t.product));
  };
  createEffect(
    on(
      () => props.first?.imageId,
      () => row?.scrollTo({ left: 0 }),
      { defer: true },
    ),
  );
  return (
    <section
      ref={root}
      aria-label={t.product.gallery}
      class="gallery min-w-0 lg:sticky lg:top-24 lg:self-start"
      onPointerEnter={wake}
      onPointerDown={wake}
      onFocusIn={wake}
    >
      <Show when={images().length > 0} fallback={<Picture image={null} sizes="50vw" class="rounded-xl" />}>
        <ul
          ref={row}
          data-slides
          class="rail auto-cols-[100%] overflow-y-hidden rounded-xl bg-tile max-sm:-mx-4 max-sm:rounded-none"
          style="scroll-padding: 0"
        >
          <For each={images()}>
            {(image, i) => (
              <li id={`picture-${image.imageId}`} class="relative min-w-0">
                <a
                  href={imagePath(image.hash, 1_280)}
                  target="_blank"
                  rel="external"
                  data-look
                  aria-label={t.product.enlarge(i() + 1, images().length)}
                  class="block cursor-zoom-in overflow-hidden focus-visible:-outline-offset-4"
                >
                  <Picture
                    image={image}
                    sizes="(min-width: 84rem) 42rem, (min-width: 64rem) 50vw, 100vw"
                    eager={i() === 0}
                    class="aspect-square"
                  />
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={images().length > 1}>
          <ul data-thumbs class="rail mt-3 justify-start gap-2.5 p-0.5" style="scroll-snap-type: none">
            <For each={images()}>
              {(image, i) => (
                <li>
                  <a
                    href={`#picture-${image.imageId}`}
                    target="_self"
                    aria-label={t.product.picture(i() + 1)}
                    aria-current={i() === 0 ? "true" : undefined}
                    class="block size-18 overflow-hidden rounded-md ring-1 ring-line hover:ring-ink-faint aria-[current]:ring-2 aria-[current]:ring-ink"
                  >
                    <Picture image={{ ...image, alt: "" }} sizes="72px" />
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </section>
  );
}
