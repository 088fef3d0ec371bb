// Up to four products side by side. The address names them, so the page is the same for everybody and needs no script.
import { EmptyState } from "@stoa/ui";
import { useLocation, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, Show } from "solid-js";
import { More } from "../../components/compare/more.tsx";
import { CompareTable } from "../../components/compare/table.tsx";
import { usePageTexts } from "../../i18n/pages.ts";
import { comparedIn, setCompared } from "../../lib/compared.ts";
import { Head, keepAtEdge } from "../../lib/head.tsx";
import { listingsInput } from "../../lib/listing-query.ts";
import { createRead, getComparison, getListings } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

export default function Compare() {
  const { market } = useShop();
  const words = usePageTexts().compare;
  const location = useLocation();
  const [search] = useSearchParams<{ q?: string }>();
  const slugs = createMemo(() => comparedIn(location.search));
  const q = () => (search.q ?? "").trim();
  const comparison = createRead(() => getComparison(market.handle, slugs()));
  const found = createRead(async () => {
    if (q() === "") return null;
    const input = listingsInput(new URLSearchParams({ q: q() }), { market: market.handle }, market.currency);
    return (await getListings(input))?.cards ?? [];
  });
  // A function of its own: a condition inside `when` becomes a memo that a page change can leave behind.
  const filled = () => (comparison()?.products.length ? comparison() : undefined);
  createEffect(() => setCompared(slugs()));
  keepAtEdge(`market:${market.handle}`, "search", ...comparedIn(location.search).map((slug) => `product:${slug}`));
  return (
    <div class="page pt-8">
      <Head title={words.title} />
      <h1 class="text-title font-semibold tracking-tight">{words.title}</h1>
      <Show
        when={filled()}
        fallback={
          <EmptyState title={words.empty} icon="compare" class="py-10">
            {words.emptyHint}
          </EmptyState>
        }
      >
        {(full) => <CompareTable of={full()} />}
      </Show>
      <More slugs={slugs()} q={q()} found={found() ?? null} related={comparison()?.related ?? []} />
    </div>
  );
}
