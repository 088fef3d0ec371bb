// What a product is, in words and as a table. Plain HTML, see `Still`.
import type { ProductPage, VariantView } from "@stoa/client";
import { For } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

/** The description, and beside it the attributes of the product and of the variant that is shown. */
export function Specifications(props: { product: ProductPage; variant: VariantView | undefined }) {
  const { t } = useShop();
  const facts = () => [
    { label: t.product.brand, text: props.product.brand },
    ...props.product.attributes.map(({ label, text, unit }) => ({ label, text: unit ? `${text} ${unit}` : text })),
    ...(props.variant ? [{ label: "SKU", text: props.variant.sku }] : []),
  ];
  return (
    <>
      <div>
        <h2 class="text-xl font-semibold tracking-tight">{t.product.about}</h2>
        <For each={props.product.description.split("\n").filter(Boolean)}>
          {(paragraph) => (
            <p dir="auto" class="mt-3 max-w-prose leading-relaxed text-ink-soft">
              {paragraph}
            </p>
          )}
        </For>
      </div>
      <div>
        <h2 class="text-xl font-semibold tracking-tight">{t.product.facts}</h2>
        <dl class="mt-3 divide-y divide-line border-y border-line text-sm">
          <For each={facts()}>
            {(fact) => (
              <div class="grid grid-cols-2 gap-4 py-2.5">
                <dt class="text-ink-faint">
                  <bdi>{fact.label}</bdi>
                </dt>
                <dd>
                  <bdi>{fact.text}</bdi>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </div>
    </>
  );
}
