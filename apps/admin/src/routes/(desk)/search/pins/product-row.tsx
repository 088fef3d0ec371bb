// A product in a list of results, and the addresses of the page that pins products.
import type { MarketHandle, PinnedProduct } from "@stoa/client";
import { Picture } from "@stoa/ui";
import type { JSX } from "solid-js";

/** What the page that pins products is about: a query, the market it is looked at in, words to find other products. */
export interface Edited {
  q: string;
  market?: MarketHandle | undefined;
  find?: string | undefined;
}

/** The address of that page. */
export function editHref(edited: Edited): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(edited)) if (value) parameters.set(name, value);
  return `/search/pins/edit?${parameters}`;
}

/** A product's picture, small. */
export function Thumb(props: { product: Pick<PinnedProduct, "image"> }) {
  const image = () => props.product.image && { ...props.product.image, alt: "" };
  return (
    <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
      <Picture image={image()} sizes="48px" />
    </span>
  );
}

/** A product with its place and what can be done with it. */
export function ProductRow(props: {
  product: Pick<PinnedProduct, "image" | "title">;
  place: number;
  note?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <li class="flex items-center gap-3 py-2.5">
      <span class="figures w-5 shrink-0 text-end text-sm text-ink-faint">{props.place}</span>
      <Thumb product={props.product} />
      <div class="min-w-0 flex-1 text-sm">
        <p class="font-medium text-pretty">{props.product.title}</p>
        {props.note}
      </div>
      <div class="flex shrink-0 items-center gap-1">{props.children}</div>
    </li>
  );
}
