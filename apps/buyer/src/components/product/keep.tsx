// What one can do with a product but buy it: keep it on a list, put it side by side with others.
import type { ProductPage, VariantView } from "@stoa/client";
import { buttonClass, Icon } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { writeWish } from "../../lib/wish.ts";
import { wishes } from "../../lib/wishes.ts";
import { CompareLink } from "../compare-link.tsx";
import { WISH_FORM } from "../heart.tsx";

const QUIET = buttonClass({ variant: "quiet" });

/** The heart of the product page: for the variant that is shown, where there are several. */
function SaveButton(props: { product: ProductPage; variant: VariantView | undefined }) {
  const { t } = useShop();
  const wish = (listId?: `lst_${string}`) =>
    writeWish({
      productId: props.product.productId,
      variantId: props.product.variants.length > 1 ? props.variant?.variantId : undefined,
      listId,
    });
  return (
    <div class="flex">
      <button
        type="submit"
        form={WISH_FORM}
        name="wish"
        value={wish()}
        data-heart={props.product.productId}
        class={`${QUIET} group/heart`}
      >
        <Icon
          name="heart"
          class="size-5 group-aria-pressed/heart:text-deal group-aria-pressed/heart:[&_path]:fill-current"
        />
        <span class="group-aria-pressed/heart:hidden">{t.keep.save}</span>
        <span class="hidden group-aria-pressed/heart:inline">{t.keep.onList}</span>
      </button>
      <Show when={(wishes()?.lists.length ?? 0) > 1}>
        <details class="relative" onFocusOut={(event) => closeWhenLeft(event)}>
          <summary aria-label={t.keep.saveTo} class={`${QUIET} px-3!`}>
            <Icon name="chevronDown" class="size-4" />
          </summary>
          <ul class="absolute end-0 top-full z-20 mt-1 max-h-80 w-64 max-w-[80vw] overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-float">
            <For each={wishes()?.lists}>
              {(list) => (
                <li>
                  <button
                    type="submit"
                    form={WISH_FORM}
                    name="wish"
                    value={wish(list.listId)}
                    onClick={(event) => event.currentTarget.closest("details")?.removeAttribute("open")}
                    class="flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-start text-sm hover:bg-sunken"
                  >
                    <span class="min-w-0 flex-1 truncate" dir="auto">
                      {list.name}
                    </span>
                    <span class="figures text-ink-faint">{list.itemCount}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

function closeWhenLeft(event: FocusEvent & { currentTarget: HTMLDetailsElement }): void {
  if (!event.currentTarget.contains(event.relatedTarget as Node | null)) event.currentTarget.open = false;
}

/** The way to be told: when it is back where it is sold out, when it costs less where it is there. */
function TellMe(props: { product: ProductPage; variant: VariantView | undefined }) {
  const { t, path } = useShop();
  const isThere = () => props.variant?.offers.some((offer) => offer.available > 0) ?? false;
  const href = () =>
    path(
      `/alerts/new?${new URLSearchParams({ product: props.product.slug, ...(props.variant && { v: props.variant.sku }), kind: isThere() ? "price" : "stock" })}`,
    );
  return (
    <a href={href()} rel="nofollow" class={QUIET}>
      <Icon name="bell" class="size-5" />
      {isThere() ? t.keep.tellPrice : t.keep.tellStock}
    </a>
  );
}

/** All of them, below what is offered. */
export function Keep(props: { product: ProductPage; variant: VariantView | undefined }) {
  return (
    <div class="-ms-4.5 flex flex-wrap items-center gap-x-1">
      <SaveButton product={props.product} variant={props.variant} />
      <TellMe product={props.product} variant={props.variant} />
      <CompareLink slug={props.product.slug} title={props.product.title} look={QUIET} />
    </div>
  );
}
