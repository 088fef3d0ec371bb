// Choosing among the variants of a product. Each choice is a link to the page of that variant.
import type { ProductPage, VariantView } from "@stoa/client";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { choicesOf } from "../../lib/variants.ts";

const LOOK = {
  swatch:
    "grid size-11 place-items-center rounded-full ring-1 ring-line hover:ring-ink-faint aria-[current]:ring-2 aria-[current]:ring-ink focus-visible:rounded-full",
  select:
    "grid min-h-11 min-w-11 place-items-center rounded-full px-4 text-sm font-medium ring-1 ring-line-strong/60 ring-inset hover:ring-ink aria-[current]:bg-ink aria-[current]:text-ground focus-visible:rounded-full",
};

/** The option axes, the variant's own values marked. */
export function Options(props: { product: ProductPage; variant: VariantView; href: (variant: VariantView) => string }) {
  const { t } = useShop();
  const soldOut = (variant: VariantView) => !variant.offers.some((offer) => offer.available > 0);
  return (
    <For each={props.product.options}>
      {(axis) => (
        <div role="group" aria-label={axis.name}>
          <p class="text-sm">
            <span class="font-medium">{axis.name}</span>{" "}
            <span class="text-ink-soft">{props.variant.options[axis.name]}</span>
          </p>
          <ul class="mt-2 flex flex-wrap gap-2">
            <For each={choicesOf(props.product, axis, props.variant)}>
              {(choice) => (
                <Show when={choice.variant}>
                  {(variant) => (
                    <li>
                      <a
                        href={props.href(variant())}
                        noScroll
                        replace
                        rel="nofollow"
                        title={choice.value}
                        aria-label={soldOut(variant()) ? `${choice.value}, ${t.product.soldOut}` : choice.value}
                        aria-current={choice.chosen ? "true" : undefined}
                        class={`${LOOK[axis.kind]} ${soldOut(variant()) ? "opacity-45" : ""}`}
                      >
                        <Show when={axis.kind === "swatch"} fallback={choice.value}>
                          <span
                            class="size-8 rounded-full ring-1 ring-line-strong/40 ring-inset"
                            style={{ "background-color": choice.hex ?? "var(--color-tile)" }}
                          />
                        </Show>
                      </a>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </div>
      )}
    </For>
  );
}
