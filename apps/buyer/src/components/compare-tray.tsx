// The tray at the foot of the screen: the products chosen for a comparison, and the way there.
import type { ProductCard } from "@stoa/client";
import { Button, Icon, LinkButton, Picture } from "@stoa/ui";
import { createEffect, createSignal, For, onCleanup } from "solid-js";
import { api } from "../lib/api.ts";
import { compared, compareQuery, setCompared, toggleCompared } from "../lib/compared.ts";
import { useShop } from "../lib/shop.tsx";

/** The chosen products; what cannot be shown in this market has no picture, but can be taken out. */
export default function CompareTray() {
  const { market, t, path } = useShop();
  const [cards, setCards] = createSignal<ReadonlyMap<string, ProductCard>>(new Map());

  createEffect(() => {
    const slugs = [...compared()];
    if (slugs.every((slug) => cards().has(slug))) return;
    let stale = false;
    onCleanup(() => (stale = true));
    void (async () => {
      // Without pictures the tray still leads on.
      const found: ProductCard[] = await api()
        .shop.catalog.cards.query({ market: market.handle, slugs })
        .catch(() => []);
      if (!stale && found.length > 0) setCards(new Map(found.map((card) => [card.slug, card])));
    })();
  });

  const title = (slug: string) => cards().get(slug)?.title ?? slug.replaceAll("-", " ");
  return (
    <section
      aria-label={t.keep.tray}
      data-tray
      class="fixed inset-x-0 bottom-0 z-20 animate-enter border-t border-line bg-surface shadow-float"
    >
      <div class="page flex items-center gap-3 py-2.5 sm:gap-5">
        <ul class="flex flex-1 gap-2.5 sm:gap-3">
          <For each={compared()}>
            {(slug) => (
              <li class="relative">
                <a
                  href={path(`/p/${slug}`)}
                  title={title(slug)}
                  class="block size-12 overflow-hidden rounded-md bg-tile sm:size-14"
                >
                  <Picture image={cards().get(slug)?.image ?? null} sizes="56px" class="h-full!" />
                  <span class="sr-only">{title(slug)}</span>
                </a>
                <button
                  type="button"
                  aria-label={t.keep.takeOut(title(slug))}
                  onClick={() => toggleCompared(slug)}
                  class="absolute -end-1.5 -top-1.5 grid size-6 place-items-center rounded-full bg-ink text-ground focus-visible:rounded-full"
                >
                  <Icon name="close" class="size-3" />
                </button>
              </li>
            )}
          </For>
        </ul>
        <Button variant="quiet" size="sm" onClick={() => setCompared([])}>
          {t.keep.clear}
        </Button>
        <LinkButton href={path(`/compare${compareQuery(compared())}`)} variant="primary">
          {t.keep.compareThese(compared().length)}
        </LinkButton>
      </div>
    </section>
  );
}
