// What the head of a page says: title, description, the same page in the other markets, facts for search engines.
// And for a public page, how long the edge may keep it and by what name it is dropped.
import { imagePath, PLACES, type ProductCard } from "@stoa/client";
import { Link, Meta, Title } from "@solidjs/meta";
import { For, Show } from "solid-js";
import { getRequestEvent, isServer } from "solid-js/web";
import { useShop } from "./shop.tsx";

/** The origin of this site as the visitor sees it. */
export function useOrigin(): string {
  return isServer ? new URL(getRequestEvent()!.request.url).origin : location.origin;
}

/** The page's own address, and the same page in every place. Links are told once, though a server renders pages twice. */
function SameElsewhere(props: { path: string; alone?: boolean | undefined }) {
  const { path } = useShop();
  const origin = useOrigin();
  if (isServer) {
    const { locals } = getRequestEvent()!;
    if (locals["sameElsewhere"]) return null;
    locals["sameElsewhere"] = true;
  }
  return (
    <>
      <Link rel="canonical" href={`${origin}${path(props.path)}`} />
      <Show when={!props.alone}>
        <For each={PLACES}>
          {(other) => <Link rel="alternate" hreflang={other.locale} href={origin + other.base + props.path} />}
        </For>
        <Link rel="alternate" hreflang="x-default" href={`${origin}/us${props.path}`} />
      </Show>
    </>
  );
}

/** The head of a page. `path` is its canonical path below the market; without one the page is nobody else's and kept out of search engines. */
export function Head(props: {
  title: string;
  description?: string | undefined;
  path?: string | undefined;
  /** Of this market alone: words that are searched for are of one language. */
  alone?: boolean | undefined;
  image?: string | undefined;
  /** What the picture shows. */
  imageAlt?: string | undefined;
  type?: "website" | "product";
}) {
  const { market, path } = useShop();
  const origin = useOrigin();
  const title = () => (props.title.includes("Stoa") ? props.title : `${props.title} · Stoa`);
  const description = () => (props.description ?? "").slice(0, 160);
  return (
    <>
      <Title>{title()}</Title>
      <Show when={description()}>
        <Meta name="description" content={description()} />
      </Show>
      <Show when={props.path !== undefined} fallback={<Meta name="robots" content="noindex" />}>
        <SameElsewhere path={props.path!} alone={props.alone} />
        <Meta property="og:title" content={title()} />
        <Meta property="og:type" content={props.type ?? "website"} />
        <Meta property="og:site_name" content="Stoa" />
        <Meta property="og:url" content={`${origin}${path(props.path)}`} />
        <Meta property="og:locale" content={market.locale.replace("-", "_")} />
        <Show when={description()}>
          <Meta property="og:description" content={description()} />
        </Show>
        <Meta name="twitter:card" content={props.image ? "summary_large_image" : "summary"} />
        <Show when={props.image}>
          <Meta property="og:image" content={`${origin}${props.image}`} />
          <Meta property="og:image:alt" content={props.imageAlt ?? title()} />
        </Show>
      </Show>
    </>
  );
}

/** The picture that stands for a list of products where it is shared: that of the first product that has one. */
export function imageOf(cards: readonly ProductCard[]): string | undefined {
  const image = cards.find((card) => card.image !== null)?.image;
  return image ? imagePath(image.hash, 1280) : undefined;
}

/** Facts about the page for search engines (schema.org). */
export function Facts(props: { of: Record<string, unknown> }) {
  const json = () => JSON.stringify({ "@context": "https://schema.org", ...props.of }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" innerHTML={json()} />;
}

/** Lets the edge keep this page for everybody, until one of the things it shows changes. Not while it answers a form. */
export function keepAtEdge(...tags: string[]): void {
  if (!isServer) return;
  const event = getRequestEvent()!;
  if (event.request.method !== "GET") return;
  event.response.headers.set("cache-control", "public, s-maxage=60, stale-while-revalidate=600");
  event.response.headers.set("cache-tag", tags.join(","));
}
