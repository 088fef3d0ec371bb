// The product page. The variant and the picture stand in the address, so each has a page of its own without scripts.
import { imagePath, type ImageView, type ProductPage, type VariantView } from "@stoa/client";
import { Rating } from "@stoa/ui";
import { Navigate, type RouteDefinition, useLocation, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, onCleanup, Show } from "solid-js";
import { isServer } from "solid-js/web";
import { BuyBar } from "../../../components/product/buy-bar.tsx";
import { Gallery } from "../../../components/product/gallery.tsx";
import { Keep } from "../../../components/product/keep.tsx";
import { Options } from "../../../components/product/options.tsx";
import { Marks } from "../../../components/product/marks.tsx";
import { Questions } from "../../../components/product/questions.tsx";
import { Reviews } from "../../../components/product/reviews.tsx";
import { SleepingBuyBox, SleepingCrumbs, SleepingFacts } from "../../../components/product/sleeping.tsx";
import { Rail } from "../../../components/rail.tsx";
import { RecentRail } from "../../../components/recent-rail.tsx";
import { Missing } from "../../../components/states.tsx";
import { Still } from "../../../components/still.tsx";
import { Facts, Head, keepAtEdge, useOrigin } from "../../../lib/head.tsx";
import { marketOfPath } from "../../../lib/page.ts";
import { productFacts } from "../../../lib/product-facts.ts";
import { createRead, getProduct } from "../../../lib/queries.ts";
import { lookAt } from "../../../lib/recent.ts";
import { tellSeen } from "../../../lib/tell-seen.ts";
import { getQuestions, getReviews } from "../../../lib/review-queries.ts";
import { asksForMore, questionsAfter, reviewsAsked } from "../../../lib/reviews-asked.ts";
import { useShop } from "../../../lib/shop.tsx";
import { MovedTo } from "../../../lib/status.tsx";
import { offersFrom, variantOf } from "../../../lib/variants.ts";
import { keepSeen } from "../../../offline/seen.ts";

export const route = {
  preload: ({ params, location }) => {
    const slug = params["product"] ?? "";
    void getProduct(marketOfPath(location.pathname).handle, slug);
    void getReviews(slug, reviewsAsked(location.search));
    void getQuestions(slug, questionsAfter(location.search));
  },
} satisfies RouteDefinition;

const NO_OFFERS: VariantView["offers"] = [];

function Product(props: { product: ProductPage }) {
  const { t, market, path, stars } = useShop();
  const location = useLocation();
  // Only the first page of what people say is kept; who reads on, or filters, asks for it.
  if (!asksForMore(location.search)) keepAtEdge(`product:${props.product.slug}`, `market:${market.handle}`);
  const [search] = useSearchParams<{ v?: string; img?: string; by?: string }>();
  const origin = useOrigin();
  createEffect(() => {
    const { slug, title, images } = props.product;
    lookAt(slug);
    tellSeen(market.handle, slug);
    const note = () => keepSeen({ slug, title, hash: images[0]?.hash ?? null });
    note();
    // The worker that keeps pictures may come after the page.
    navigator.serviceWorker?.addEventListener("controllerchange", note);
    onCleanup(() => navigator.serviceWorker?.removeEventListener("controllerchange", note));
  });
  const said = createRead(() => getReviews(props.product.slug, reviewsAsked(location.search)));
  const here = () => path(`/p/${props.product.slug}`);
  const variant = createMemo(() => variantOf(props.product, search.v));
  const shown = createMemo((): ImageView | null => {
    const { images } = props.product;
    const asked = images[Number(search.img) - 1];
    return asked ?? images.find((image) => image.imageId === variant()?.imageId) ?? images[0] ?? null;
  });
  const facts = createMemo(() => ({ product: props.product, variant: variant() }));
  const offered = createMemo(() => offersFrom(variant()?.offers ?? NO_OFFERS, search.by));
  const offer = () => offered().offers.find((one) => one.available > 0);
  const variantHref = ({ sku }: VariantView) =>
    `${here()}?${new URLSearchParams({ v: sku, ...(search.by && { by: search.by }) })}`;
  return (
    <>
      <Head
        title={props.product.title}
        description={props.product.description}
        path={`/p/${props.product.slug}`}
        image={shown() ? imagePath(shown()!.hash, 1280) : undefined}
        imageAlt={shown()?.alt}
        type="product"
      />
      <Facts of={productFacts(props.product, said()?.items ?? [], { url: `${origin}${here()}`, origin })} />
      <div class="page grid grid-cols-1 gap-x-12 gap-y-4 pt-3 lg:grid-cols-2 xl:gap-x-16">
        <div class="lg:col-span-2">
          <Still of={props.product.crumbs}>{(crumbs) => <SleepingCrumbs crumbs={crumbs} />}</Still>
        </div>
        <Gallery images={props.product.images} first={shown()} title={props.product.title} />
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
          <Still of={offered()}>{(shown) => <SleepingBuyBox {...shown} />}</Still>
          <Keep product={props.product} variant={variant()} />
        </div>
      </div>
      <section class="page mt-16 grid gap-x-16 gap-y-10 lg:grid-cols-2">
        <Still of={facts()}>{(of) => <SleepingFacts {...of} />}</Still>
      </section>
      <Reviews product={props.product} />
      <Questions product={props.product} />
      <Marks slug={props.product.slug} />
      <Rail title={t.product.related} cards={props.product.related} />
      <RecentRail except={props.product.slug} />
      <BuyBar offer={offer()} title={props.product.title} />
    </>
  );
}

/** Leads from an address that the product had before to the one that it has. */
function Moved(props: { to: string }) {
  return (
    <Show when={isServer} fallback={<Navigate href={props.to} />}>
      <MovedTo href={props.to} />
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
