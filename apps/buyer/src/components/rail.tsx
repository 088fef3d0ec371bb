// A titled row of products; on the phone it scrolls sideways, on wide screens it is one line of a grid.
import type { ProductCard as Card } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { type JSX, lazy, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";
import { Still } from "./still.tsx";

const RailCards = lazy(async () => ({ default: (await import("./card-rows.tsx")).RailCards }));

/** A row. `href` leads to all of them; `aside` stands at the end of its title. */
export function Rail(props: { title: string; cards: readonly Card[]; href?: string | undefined; aside?: JSX.Element }) {
  const { t } = useShop();
  return (
    <Show when={props.cards.length > 0}>
      <section class="page mt-16 sm:mt-20 below-fold">
        <div class="mb-5 flex items-baseline justify-between gap-4">
          <h2 class="text-title font-semibold tracking-tight">{props.title}</h2>
          <Show when={props.href}>
            <a
              href={props.href}
              class="flex shrink-0 items-center gap-1 py-2 text-sm font-semibold text-accent hover:underline"
            >
              {t.home.all}
              <span class="sr-only">: {props.title}</span>
              <Icon name="chevronEnd" class="size-4" />
            </a>
          </Show>
          {props.aside}
        </div>
        <ul class="rail -mx-(--page-gutter) auto-cols-[44%] gap-4 px-(--page-gutter) pb-2 sm:auto-cols-[30%] sm:gap-5 lg:auto-cols-[calc((100%-5rem)/5)]">
          <Still of={props.cards}>{(cards) => <RailCards cards={cards} />}</Still>
        </ul>
      </section>
    </Show>
  );
}
