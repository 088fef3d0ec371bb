// What was looked at in this browser, as a row of cards. Only here does the browser tell the server of it, to show them.
import type { ProductCard } from "@stoa/client";
import { Button } from "@stoa/ui";
import { createEffect, createSignal, onCleanup } from "solid-js";
import { api } from "../lib/api.ts";
import { forgetRecent, recent } from "../lib/recent.ts";
import { useShop } from "../lib/shop.tsx";
import { Rail } from "./rail.tsx";

/** The row, without the product whose page it stands on. */
export default function RecentCards(props: { except: string | undefined }) {
  const { market, t } = useShop();
  const [cards, setCards] = createSignal<ProductCard[]>([]);
  createEffect(() => {
    const slugs = recent().filter((slug) => slug !== props.except);
    if (slugs.length === 0) return setCards([]);
    let stale = false;
    onCleanup(() => (stale = true));
    void (async () => {
      // A row that cannot be read is no loss to the page.
      const found: ProductCard[] = await api()
        .shop.catalog.cards.query({ market: market.handle, slugs })
        .catch(() => []);
      if (!stale) setCards(found);
    })();
  });
  return (
    <Rail
      title={t.keep.recent}
      cards={cards()}
      aside={
        <Button variant="quiet" size="sm" title={t.keep.recentHint} onClick={forgetRecent}>
          {t.keep.forget}
        </Button>
      }
    />
  );
}
