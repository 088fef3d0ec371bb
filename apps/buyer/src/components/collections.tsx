// The collections of the shop as tiles on the start page: a picture, a name, what they are about.
import type { CollectionCard } from "@stoa/client";
import { Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";
import { Still } from "./still.tsx";

/** A row of collections; on the phone it scrolls sideways. Nothing where there are none. */
export function Collections(props: { collections: readonly CollectionCard[] }) {
  const { t } = useShop();
  return (
    <Show when={props.collections.length > 0}>
      <section class="page mt-16 sm:mt-20 below-fold">
        <h2 class="mb-5 text-title font-semibold tracking-tight">{t.home.collections}</h2>
        <ul class="rail -mx-(--page-gutter) auto-cols-[72%] gap-4 px-(--page-gutter) pb-2 sm:auto-cols-[38%] sm:gap-5 lg:auto-cols-[calc((100%-3.75rem)/4)]">
          <Still of={props.collections}>
            {(collections) => <For each={collections}>{(collection) => <Tile collection={collection} />}</For>}
          </Still>
        </ul>
      </section>
    </Show>
  );
}

function Tile(props: { collection: CollectionCard }) {
  const { path } = useShop();
  return (
    <li class="group relative">
      <div class="overflow-hidden rounded-lg bg-tile">
        <Picture
          image={props.collection.imageHash ? { hash: props.collection.imageHash, alt: "" } : null}
          sizes="(min-width: 84rem) 19rem, (min-width: 64rem) 24vw, (min-width: 40rem) 38vw, 72vw"
          class="aspect-[4/3] transition-transform duration-500 ease-out group-hover:scale-[1.03]"
        />
      </div>
      <h3 class="mt-3 font-semibold">
        <a
          href={path(`/k/${props.collection.slug}`)}
          class="group-hover:underline group-hover:underline-offset-4 after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
        >
          {props.collection.name}
        </a>
      </h3>
      <p class="mt-0.5 line-clamp-2 text-sm text-ink-soft">{props.collection.description}</p>
    </li>
  );
}
