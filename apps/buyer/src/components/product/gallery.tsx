// The pictures of a product: one large, the others as links that swap it, with or without scripts.
import type { ImageView } from "@stoa/client";
import { Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** A gallery. `shown` is the large picture; `href` gives the address that shows another. */
export function Gallery(props: {
  images: readonly ImageView[];
  shown: ImageView | null;
  href: (image: ImageView) => string;
}) {
  const { t } = useShop();
  return (
    <section aria-label={t.product.gallery} class="min-w-0 lg:sticky lg:top-24 lg:self-start">
      <div class="overflow-hidden rounded-xl bg-tile max-sm:-mx-4 max-sm:rounded-none">
        <Picture
          image={props.shown}
          sizes="(min-width: 84rem) 42rem, (min-width: 64rem) 50vw, 100vw"
          eager
          class="aspect-square"
        />
      </div>
      <Show when={props.images.length > 1}>
        <ul class="rail mt-3 justify-start gap-2.5 p-0.5">
          <For each={props.images}>
            {(image, i) => (
              <li>
                <a
                  href={props.href(image)}
                  noScroll
                  replace
                  aria-label={t.product.picture(i() + 1)}
                  aria-current={image.imageId === props.shown?.imageId ? "true" : undefined}
                  class="block size-18 overflow-hidden rounded-md ring-1 ring-line hover:ring-ink-faint aria-[current]:ring-2 aria-[current]:ring-ink"
                >
                  <Picture image={{ ...image, alt: "" }} sizes="72px" />
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
