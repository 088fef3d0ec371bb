// The frame of every page of a market: header, content, footer, messages. An unknown market is no page.
import { marketOf } from "@stoa/client";
import { Toaster } from "@stoa/ui";
import { type RouteSectionProps, useIsRouting, useLocation, useParams } from "@solidjs/router";
import { createEffect, createResource, createSignal, ErrorBoundary, lazy, Show, Suspense } from "solid-js";
import { getRequestEvent } from "solid-js/web";
import { Compared } from "../components/compare-link.tsx";
import { Feel } from "../components/feel.tsx";
import { Footer } from "../components/footer.tsx";
import { Header } from "../components/header.tsx";
import { Hearts } from "../components/heart.tsx";
import { useQuickAdds } from "../components/quick-add.tsx";
import { Broken, Missing } from "../components/states.tsx";
import { drawer } from "../lib/drawer.ts";
import { PostedContext } from "../lib/form.tsx";
import { placeOfPath } from "../lib/page.ts";
import type { Posted } from "../lib/posted.ts";
import { createRead, getCollections, getDepartments, getHelpPages, getViewer } from "../lib/queries.ts";
import { ShopContext, shopOf } from "../lib/shop.tsx";
import { viewer } from "../lib/visitor.ts";

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

/** Loaded with the first addition. */
const CartDrawer = lazy(() => import("../components/drawer/cart-drawer.tsx"));

function Drawer() {
  const [used, setUsed] = createSignal(false);
  createEffect(() => drawer() && setUsed(true));
  return (
    <Show when={used()}>
      <Suspense>
        <CartDrawer />
      </Suspense>
    </Show>
  );
}

/** Few ever see it: it is loaded by those alone. */
const LookBanner = lazy(() => import("../components/look-banner.tsx"));

/** Whether a page that is rendered for one visitor alone comes with a session. Pages for everybody come without cookies. */
const hasSession = () => /(?:^|;\s*)__Host-stoa-buyer=./.test(getRequestEvent()?.request.headers.get("cookie") ?? "");

export default function MarketLayout(props: RouteSectionProps) {
  const params = useParams();
  const location = useLocation();
  const market = marketOf(params["market"] ?? "");
  const shop = shopOf(placeOfPath(location.pathname));
  const departments = createRead(() => getDepartments(shop.market.handle).catch(() => [])); // no reason to lose the page
  const collections = createRead(() => getCollections(shop.market.handle).catch(() => []));
  const pages = createRead(() => getHelpPages(shop.market.handle).catch(() => []));
  const [seen] = createResource(async () => (hasSession() ? await getViewer().catch(() => null) : null), {
    deferStream: true,
  });
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
        <Footer departments={departments() ?? []} collections={collections() ?? []} pages={pages() ?? []} />
        <Show when={viewer()?.lookedAtBy == null ? seen()?.lookedAtBy != null && seen() : viewer()}>
          {(who) => <LookBanner viewer={who()} />}
        </Show>
        <Hearts />
        <Compared />
        <Feel />
        <Drawer />
        <Toaster />
      </PostedContext.Provider>
    </ShopContext.Provider>
  );
}
