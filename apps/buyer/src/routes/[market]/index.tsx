// The start page: what Stoa is in one line, pictures, departments, deals, new and well-liked things.
import type { HomePage, HomeRail, ProductCard } from "@stoa/client";
import { Icon, LinkButton, Mark, Money, Picture } from "@stoa/ui";
import type { RouteDefinition } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Collections } from "../../components/collections.tsx";
import { Rail } from "../../components/rail.tsx";
import { RecentRail } from "../../components/recent-rail.tsx";
import { Still } from "../../components/still.tsx";
import { Facts, Head, keepAtEdge, useOrigin } from "../../lib/head.tsx";
import { marketOfPath } from "../../lib/page.ts";
import { createRead, getCollections, getHome } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

export const route = {
  preload: ({ location }) => {
    const { handle } = marketOfPath(location.pathname);
    void getHome(handle);
    void getCollections(handle);
  },
} satisfies RouteDefinition;

function HeroPicture(props: { card: ProductCard; eager?: boolean; class: string; sizes: string }) {
  const { path, market } = useShop();
  return (
    <a
      href={path(`/p/${props.card.slug}`)}
      class={`group relative block overflow-hidden rounded-xl bg-tile ${props.class}`}
    >
      <Picture
        image={props.card.image}
        sizes={props.sizes}
        eager={props.eager}
        class="absolute inset-0 h-full! transition-transform duration-700 ease-out group-hover:scale-[1.03]"
      />
      <span class="absolute start-3 bottom-3 flex max-w-[calc(100%-1.5rem)] items-center gap-2 rounded-full bg-surface/90 px-3.5 py-1.5 text-xs font-medium shadow-rise">
        <span class="truncate">{props.card.title}</span>
        <Money
          minor={props.card.priceMinor}
          currency={props.card.currency}
          locale={market.locale}
          class="font-semibold"
        />
      </span>
    </a>
  );
}

function Hero(props: { cards: readonly ProductCard[] }) {
  const { t, path } = useShop();
  return (
    <section class="page pt-4 sm:pt-6">
      <div class="grid grid-cols-2 gap-3 sm:gap-4 lg:h-[34rem] lg:grid-cols-12 lg:grid-rows-2">
        <div class="col-span-2 flex flex-col justify-between gap-10 rounded-xl bg-laurel p-7 text-on-laurel sm:p-10 lg:col-span-5 lg:row-span-2 lg:p-12">
          <Mark class="size-9 opacity-90" />
          <div>
            <h1 class="text-display font-semibold tracking-tighter">{t.home.headline}</h1>
            <p class="mt-4 max-w-md text-base leading-relaxed opacity-90 sm:text-lg">{t.home.lead}</p>
            <LinkButton href={path("/s")} size="lg" class="mt-7 bg-on-laurel! text-laurel! ring-0! hover:opacity-90">
              {t.home.browse}
            </LinkButton>
          </div>
        </div>
        <Show when={props.cards[0]}>
          {(card) => (
            <HeroPicture
              card={card()}
              eager
              class="col-span-2 aspect-[4/3] sm:aspect-[16/9] lg:col-span-4 lg:row-span-2 lg:aspect-auto"
              sizes="(min-width: 84rem) 34rem, (min-width: 64rem) 45vw, 100vw"
            />
          )}
        </Show>
        <For each={props.cards.slice(1, 3)}>
          {(card) => (
            <HeroPicture
              card={card}
              class="aspect-square lg:col-span-3 lg:aspect-auto"
              sizes="(min-width: 84rem) 20rem, (min-width: 64rem) 25vw, 50vw"
            />
          )}
        </For>
      </div>
    </section>
  );
}

function Departments(props: { home: HomePage }) {
  const { t, path } = useShop();
  return (
    <section class="page mt-16 sm:mt-20">
      <h2 class="mb-5 text-title font-semibold tracking-tight">{t.home.departments}</h2>
      <ul class="grid grid-cols-3 gap-3 sm:grid-cols-4 sm:gap-4 lg:grid-cols-6">
        <Still of={props.home.categories}>
          {(categories) => (
            <For each={categories}>
              {(category) => (
                <li>
                  <a href={path(`/c/${category.slug}`)} class="group block text-center">
                    <span class="block overflow-hidden rounded-lg bg-tile">
                      <Picture
                        image={category.imageHash ? { hash: category.imageHash, alt: "" } : null}
                        sizes="(min-width: 64rem) 14rem, 32vw"
                        class="aspect-[4/3] transition-transform duration-500 ease-out group-hover:scale-[1.04]"
                      />
                    </span>
                    <span class="mt-2 block text-sm font-medium group-hover:underline group-hover:underline-offset-4">
                      {category.name}
                    </span>
                  </a>
                </li>
              )}
            </For>
          )}
        </Still>
      </ul>
    </section>
  );
}

function Trust() {
  const { t } = useShop();
  const icons = ["bag", "clock", "shield"] as const;
  return (
    <section class="page mt-16 sm:mt-20">
      <ul class="grid gap-x-10 gap-y-6 border-y border-line py-8 sm:grid-cols-3">
        <For each={t.home.trust}>
          {([title, text], i) => (
            <li class="flex gap-4">
              <Icon name={icons[i()] ?? "check"} class="mt-0.5 size-6 text-accent" />
              <div>
                <h3 class="font-semibold">{title}</h3>
                <p class="mt-0.5 text-sm text-ink-soft">{text}</p>
              </div>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

export default function Home() {
  const { market, t, path } = useShop();
  const home = createRead(() => getHome(market.handle));
  const collections = createRead(() => getCollections(market.handle));
  const origin = useOrigin();
  keepAtEdge("home", `market:${market.handle}`);
  const railTitle = (rail: HomeRail) =>
    rail.category
      ? rail.category.name
      : { deals: t.home.deals, new: t.home.fresh, topRated: t.home.topRated, category: "" }[rail.key];
  const railHref = (rail: HomeRail) =>
    rail.category
      ? path(`/c/${rail.category.slug}`)
      : {
          deals: path("/s?discount=1"),
          new: path("/s?sort=newest"),
          topRated: path("/s?sort=rating"),
          category: path("/s"),
        }[rail.key];
  return (
    <Show when={home()}>
      {(page) => (
        <>
          <Head title={t.home.title} description={t.home.lead} path="" />
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
          <Hero cards={page().hero} />
          <Departments home={page()} />
          <For each={page().rails.slice(0, 2)}>
            {(rail) => <Rail title={railTitle(rail)} cards={rail.cards} href={railHref(rail)} />}
          </For>
          <Collections collections={collections() ?? []} />
          <Trust />
          <For each={page().rails.slice(2)}>
            {(rail) => <Rail title={railTitle(rail)} cards={rail.cards} href={railHref(rail)} />}
          </For>
          <RecentRail />
        </>
      )}
    </Show>
  );
}
