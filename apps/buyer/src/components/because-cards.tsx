// What belongs to a product that was looked at, as a row of cards. Only here does the browser tell the server of it.
import type { Comparison } from "@stoa/client";
import { createResource } from "solid-js";
import { api } from "../lib/api.ts";
import { useShop } from "../lib/shop.tsx";
import { Rail } from "./rail.tsx";

/** The row; nothing where the product is gone or has no relatives. */
export default function BecauseCards(props: { slug: string }) {
  const { market, t } = useShop();
  const [found] = createResource<Comparison | null>(
    // A row that cannot be read is no loss to the page.
    () =>
      api()
        .shop.catalog.compare.query({ market: market.handle, slugs: [props.slug] })
        .catch(() => null),
  );
  const title = () => found()?.products[0]?.title;
  return <Rail title={title() ? t.home.because(title()!) : ""} cards={title() ? found()!.related : []} />;
}
