// The product page. The variant and the picture stand in the address, so each has a page of its own without scripts.
import { imagePath, type ImageView, type ProductPage, type VariantView } from "@stoa/client";
import { Rating } from "@stoa/ui";
import { Navigate, type RouteDefinition, useLocation, useParams, useSearchParams } from "@solidjs/router";
import { HttpHeader, HttpStatusCode } from "@solidjs/start";
import { createEffect, createMemo, For, Show } from "solid-js";
import { isServer } from "solid-js/web";
import { Crumbs } from "../../../components/crumbs.tsx";
import { BuyBox } from "../../../components/product/buy-box.tsx";
import { Gallery } from "../../../components/product/gallery.tsx";
import { Keep } from "../../../components/product/keep.tsx";
import { Options } from "../../../components/product/options.tsx";
import { Reviews } from "../../../components/product/reviews.tsx";
import { Rail } from "../../../components/rail.tsx";
import { RecentRail } from "../../../components/recent-rail.tsx";
import { Missing } from "../../../components/states.tsx";
import { Facts, Head, keepAtEdge, useOrigin } from "../../../lib/head.tsx";
import { marketOfPath } from "../../../lib/page.ts";
import { productFacts } from "../../../lib/product-facts.ts";
import { createRead, getProduct } from "../../../lib/queries.ts";
import { lookAt } from "../../../lib/recent.ts";
import { useShop } from "../../../lib/shop.tsx";
import { variantOf } from "../../../lib/variants.ts";

export const route = {
  preload: ({ params, location }) => void getProduct(marketOfPath(location.pathname).handle, params["product"] ?? ""),
} satisfies RouteDefinition;

function Specifications(props: { product: ProductPage; variant: VariantView | undefined }) {
  const { t } = useShop();
  const facts = () => [
    { label: t.product.brand, text: props.product.brand },
    ...props.product.attributes.map(({ label, text, unit }) => ({ label, text: unit ? `${text} ${unit}` : text })),
    ...(props.variant ? [{ label: "SKU", text: props.variant.sku }] : []),
  ];
  return (
    <section class="page mt-16 grid gap-x-16 gap-y-10 lg:grid-cols-2">
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
    </section>
  );
}

function Product(props: { product: ProductPage }) {
  const { t, market, path, stars } = useShop();
  keepAtEdge(`product:${props.product.slug}`, `market:${market.handle}`);
  const [search] = useSearchParams<{ v?: string; img?: string }>();
  const origin = useOrigin();
  createEffect(() => lookAt(props.product.slug));
  const here = () => path(`/p/${props.product.slug}`);
  const variant = createMemo(() => variantOf(props.product, search.v));
  const shown = createMemo((): ImageView | null => {
    const { images } = props.product;
    const asked = images[Number(search.img) - 1];
    return asked ?? images.find((image) => image.imageId === variant()?.imageId) ?? images[0] ?? null;
  });
  const variantHref = (one: VariantView) => `${here()}?v=${encodeURIComponent(one.sku)}`;
  const imageHref = (image: ImageView) =>
    `${here()}?${new URLSearchParams({ ...(search.v && { v: search.v }), img: String(props.product.images.indexOf(image) + 1) })}`;
  return (
    <>
      <Head
        title={props.product.title}
        description={props.product.description}
        path={`/p/${props.product.slug}`}
        image={shown() ? imagePath(shown()!.hash, 640) : undefined}
      />
      <Facts of={productFacts(props.product, `${origin}${here()}`, origin)} />
      <div class="page grid gap-x-12 gap-y-4 pt-3 lg:grid-cols-2 xl:gap-x-16">
        <div class="lg:col-span-2">
          <Crumbs crumbs={props.product.crumbs} />
        </div>
        <Gallery images={props.product.images} shown={shown()} href={imageHref} />
        <div class="flex flex-col gap-6 pt-2 lg:max-w-xl">
          <div>
            <p class="text-sm text-ink-faint">{props.product.brand}</p>
            <h1 class="mt-1 text-title font-semibold tracking-tight">{props.product.title}</h1>
            <Show when={props.product.ratingCount > 0}>
              <a
                href="#reviews"
                target="_self"
                class="mt-2 inline-flex min-h-9 items-center gap-2 text-sm text-ink-soft hover:underline hover:underline-offset-4"
              >
                <Rating
                  centi={props.product.ratingCenti}
                  label={t.rating(stars(props.product.ratingCenti), props.product.ratingCount)}
                  class="h-4"
                />
                <span aria-hidden="true">{t.product.allReviews(props.product.ratingCount)}</span>
              </a>
            </Show>
          </div>
          <Show when={variant()}>
            {(one) => <Options product={props.product} variant={one()} href={variantHref} />}
          </Show>
          <BuyBox offers={variant()?.offers ?? []} />
          <Keep product={props.product} variant={variant()} />
        </div>
      </div>
      <Specifications product={props.product} variant={variant()} />
      <Reviews product={props.product} />
      <Rail title={t.product.related} cards={props.product.related} />
      <RecentRail except={props.product.slug} />
    </>
  );
}

/** Leads from an address that the product had before to the one that it has. */
function Moved(props: { to: string }) {
  return (
    <Show when={isServer} fallback={<Navigate href={props.to} />}>
      <HttpStatusCode code={301} />
      <HttpHeader name="location" value={props.to} />
    </Show>
  );
}

export default function ProductRoute() {
  const { market, path } = useShop();
  const location = useLocation();
  const params = useParams();
  const product = createRead(() => getProduct(market.handle, params["product"] ?? ""));
  return (
    <Show
      when={product()}
      fallback={
        <Show when={product() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => (
        <Show when={found().movedTo} fallback={<Product product={found()} />}>
          <Moved to={`${path(`/p/${found().slug}`)}${location.search}`} />
        </Show>
      )}
    </Show>
  );
}
