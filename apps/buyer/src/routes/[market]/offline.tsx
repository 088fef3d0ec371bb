// What stands there without a line: that it is so, and what was looked at before, with the pictures that were kept.
import { Button, EmptyState, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { createSignal, For, onMount, Show } from "solid-js";
import { OFFLINE_TEXTS } from "../../i18n/offline-texts.ts";
import { Head, keepAtEdge } from "../../lib/head.tsx";
import { recent } from "../../lib/recent.ts";
import { useShop } from "../../lib/shop.tsx";
import { type Seen, seenProducts } from "../../offline/seen.ts";

export default function Offline() {
  const { market, path } = useShop();
  const words = OFFLINE_TEXTS[market.language];
  const [search] = useSearchParams<{ from?: string }>();
  /** The page that could not be had. */
  const from = () => (search.from?.startsWith(path("/")) ? search.from : path());
  const [seen, setSeen] = createSignal<Seen[]>([]);
  onMount(() => setSeen(seenProducts(recent())));
  keepAtEdge(`market:${market.handle}`);
  return (
    <div class="page pt-8">
      <Head title={words.title} />
      <EmptyState
        title={words.title}
        icon="globe"
        actions={
          <Button variant="primary" onClick={() => window.location.assign(from())}>
            {words.retry}
          </Button>
        }
      >
        {words.hint}
      </EmptyState>
      <Show when={seen().length > 0}>
        <h2 class="mb-5 text-title font-semibold tracking-tight">{words.seen}</h2>
        <ul class="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-6">
          <For each={seen()}>
            {(product) => (
              <li>
                <a href={path(`/p/${product.slug}`)} target="_self" class="group block text-sm font-medium">
                  <Picture
                    image={product.hash ? { hash: product.hash, alt: "", width: 320, height: 320 } : null}
                    sizes="(min-width: 64rem) 14rem, 46vw"
                    class="aspect-square rounded-lg"
                  />
                  <span class="mt-2 block group-hover:underline group-hover:underline-offset-4">{product.title}</span>
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
