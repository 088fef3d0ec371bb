// The start page: what operators wrote, departments, best sellers, deals, new and well-liked things, what was looked at.
import type { HomeRail } from "@stoa/client";
import type { RouteDefinition } from "@solidjs/router";
import { For, Show } from "solid-js";
import { BecauseRail } from "../../components/because-rail.tsx";
import { Collections } from "../../components/collections.tsx";
import { Hero } from "../../components/home/hero.tsx";
import { Banners, Departments, Trust } from "../../components/home/parts.tsx";
import { Rail } from "../../components/rail.tsx";
import { RecentRail } from "../../components/recent-rail.tsx";
import { Facts, Head, keepAtEdge, useOrigin } from "../../lib/head.tsx";
import { marketOfPath } from "../../lib/page.ts";
import { createRead, getCollections, getHome } from "../../lib/queries.ts";
import { type Shop, useShop } from "../../lib/shop.tsx";

export const route = {
  preload: ({ location }) => {
    const { handle } = marketOfPath(location.pathname);
    void getHome(handle);
    void getCollections(handle);
  },
} satisfies RouteDefinition;

/** What a row is called, and where all of it is. */
function namesOf({ t, path }: Shop, { key, category, chosen }: HomeRail): { title: string; href: string } {
  if (chosen) return { title: chosen.title, href: path(chosen.link) };
  if (category) return { title: category.name, href: path(`/c/${category.slug}`) };
  const usual = {
    best: { title: t.home.best, href: "/s" },
    deals: { title: t.home.deals, href: "/s?discount=1" },
    new: { title: t.home.fresh, href: "/s?sort=newest" },
    topRated: { title: t.home.topRated, href: "/s?sort=rating" },
  };
  const { title, href } = usual[key as keyof typeof usual];
  return { title, href: path(href) };
}

export default function Home() {
  const shop = useShop();
  const { market, t, path } = shop;
  const home = createRead(() => getHome(market.handle));
  const collections = createRead(() => getCollections(market.handle));
  const origin = useOrigin();
  keepAtEdge("home", `market:${market.handle}`);
  const rails = (rows: readonly HomeRail[]) => (
    <For each={rows}>{(rail) => <Rail {...namesOf(shop, rail)} cards={rail.cards} />}</For>
  );
  return (
    <Show when={home()}>
      {(page) => (
        <>
          <Head title={t.home.title} description={t.home.lead} path="" />
          <Facts of={{ "@type": "Organization", name: "Stoa", url: origin, logo: `${origin}/icon.svg` }} />
          <Facts
            of={{
              "@type": "WebSite",
              name: "Stoa",
              url: `${origin}${path()}`,
              potentialAction: {
                "@type": "SearchAction",
                target: `${origin}${path("/s")}?q={q}`,
                "query-input": "required name=q",
              },
            }}
          />
          <Hero page={page()} />
          <Departments home={page()} />
          {rails(page().rails.slice(0, 2))}
          <Banners blocks={page().banners} />
          <Collections collections={collections() ?? []} />
          {rails(page().rails.slice(2, 4))}
          <Trust />
          {rails(page().rails.slice(4))}
          <BecauseRail />
          <RecentRail />
        </>
      )}
    </Show>
  );
}
