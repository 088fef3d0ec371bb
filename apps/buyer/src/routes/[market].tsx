// The frame of every page of a market: header, content, footer, messages. An unknown market is no page.
import { marketOf } from "@stoa/client";
import { Toaster } from "@stoa/ui";
import { type RouteSectionProps, useIsRouting, useParams } from "@solidjs/router";
import { createResource, ErrorBoundary, Show, Suspense } from "solid-js";
import { getRequestEvent } from "solid-js/web";
import { Compared } from "../components/compare-link.tsx";
import { Footer } from "../components/footer.tsx";
import { Header } from "../components/header.tsx";
import { Hearts } from "../components/heart.tsx";
import { useQuickAdds } from "../components/quick-add.tsx";
import { Broken, Missing } from "../components/states.tsx";
import { PostedContext } from "../lib/form.tsx";
import { marketOfPath } from "../lib/page.ts";
import type { Posted } from "../lib/posted.ts";
import { createRead, getCollections, getDepartments } from "../lib/queries.ts";
import { ShopContext, shopOf } from "../lib/shop.tsx";

/** A line at the top while the next page is on its way. */
function Progress() {
  const routing = useIsRouting();
  return (
    <Show when={routing()}>
      <div class="fixed inset-x-0 top-0 z-50 h-0.5 animate-breathe bg-accent" />
    </Show>
  );
}

function QuickAdds() {
  useQuickAdds();
  return null;
}

export default function MarketLayout(props: RouteSectionProps) {
  const params = useParams();
  const market = marketOf(params["market"] ?? "");
  const shop = shopOf(market ?? marketOfPath("/"));
  const departments = createRead(() => getDepartments(shop.market.handle).catch(() => [])); // no reason to lose the page
  const collections = createRead(() => getCollections(shop.market.handle).catch(() => []));
  const [posted] = createResource(async () => (getRequestEvent()?.locals["posted"] as Posted | undefined) ?? null, {
    deferStream: true,
  });
  return (
    <ShopContext.Provider value={shop}>
      <PostedContext.Provider value={posted}>
        <Progress />
        <QuickAdds />
        <Header departments={departments() ?? []} />
        <main id="content" tabindex="-1" class="min-h-[60dvh] outline-none">
          <ErrorBoundary fallback={(error, retry) => <Broken error={error} retry={retry} />}>
            <Suspense>
              <Show when={market} fallback={<Missing />}>
                {props.children}
              </Show>
            </Suspense>
          </ErrorBoundary>
        </main>
        <Footer departments={departments() ?? []} collections={collections() ?? []} />
        <Hearts />
        <Compared />
        <Toaster />
      </PostedContext.Provider>
    </ShopContext.Provider>
  );
}
