// One product: what its page says, its variants, how to change it, and everything that happened to it.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AdminProductView, Id } from "@stoa/client";
import { BackLink, Badge, type Column, Facts, Notice, PageHead, Panel, Picture, PRODUCT_TONE, Table } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { PRODUCT_STATUS_WORD, quantity } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { EditForm, StatusForm } from "./edit";
import { History } from "./history";

const productById = query(
  (id: string) => read(() => api().admin.products.get.query({ productId: id as Id<"product"> })),
  "admin.product",
);

export const route = { preload: ({ params }) => void productById(params["id"] ?? "") } satisfies RouteDefinition;

const DONE: Record<string, string> = {
  edited: "The page reads so within seconds.",
  active: "Back in the shop.",
  archived: "Taken out of the shop. Its page is leaving the caches.",
};

const VARIANT_COLUMNS: readonly Column<AdminProductView["variants"][number]>[] = [
  { head: "Variant", grow: true, phone: "head", cell: (variant) => variant.label || "The only one" },
  { head: "SKU", cell: (variant) => <span class="font-mono text-xs">{variant.sku}</span> },
  { head: "GTIN", cell: (variant) => <span class="font-mono text-xs">{variant.gtin ?? "None"}</span> },
  { head: "Offers", align: "end", cell: (variant) => quantity(variant.offerCount) },
];

export default function Product(props: RouteSectionProps) {
  const product = createAsync(() => productById(props.params["id"] ?? ""), { deferStream: true });
  const done = () => DONE[String(props.location.query["done"])];
  return (
    <Show when={product() !== undefined}>
      <Show when={product()} fallback={<Missing what="product" href="/products" way="All products" />}>
        {(found) => <ProductPage product={found()} done={done()} />}
      </Show>
    </Show>
  );
}

function ProductPage(props: { product: AdminProductView; done: string | undefined }) {
  const content = () => props.product.content;
  const labels = () => Object.fromEntries(props.product.attributes.map(({ key, label }) => [key, label]));
  return (
    <>
      <Title>{content().title} · Stoa admin</Title>
      <BackLink href="/products">All products</BackLink>
      <PageHead
        title={content().title}
        lead={<Badge tone={PRODUCT_TONE[props.product.status]}>{PRODUCT_STATUS_WORD[props.product.status]}</Badge>}
        actions={<StatusForm product={props.product} />}
      />
      <Show when={props.done}>
        <div role="status" class="mb-4">
          <Notice tone="good">{props.done}</Notice>
        </div>
      </Show>
      <div class="flex flex-col gap-6">
        <Panel title="The page" actions={<EditForm product={props.product} />}>
          <div class="grid gap-6 lg:grid-cols-[1fr_20rem]">
            <div class="min-w-0">
              <ul class="mb-5 flex flex-wrap gap-3">
                <For each={content().images}>
                  {(image) => (
                    <li class="w-24 overflow-hidden rounded-md">
                      <Picture image={image} sizes="96px" />
                    </li>
                  )}
                </For>
              </ul>
              <p dir="auto" class="max-w-prose whitespace-pre-line text-ink-soft">
                {content().description}
              </p>
            </div>
            <Facts
              facts={[
                { label: "Brand", value: content().brand },
                { label: "Category", value: props.product.category.name },
                ...props.product.attributes.map(({ label, text, unit }) => ({
                  label,
                  value: unit ? `${text} ${unit}` : text,
                })),
                { label: "Address", value: <span class="font-mono text-xs">/p/{props.product.slug}</span> },
                ...props.product.formerSlugs.map((slug) => ({
                  label: "Formerly",
                  value: <span class="font-mono text-xs">/p/{slug}</span>,
                })),
                { label: "Written", value: <When at={props.product.createdAt} /> },
                { label: "Changed", value: <When at={props.product.updatedAt} /> },
              ]}
            />
          </div>
        </Panel>
        <Panel title="Variants">
          <Table caption="Variants" columns={VARIANT_COLUMNS} rows={props.product.variants} />
        </Panel>
        <History changes={props.product.changes} labels={labels()} />
      </div>
    </>
  );
}
