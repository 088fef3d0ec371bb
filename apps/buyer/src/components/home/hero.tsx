// The head of the start page: the slides that operators wrote, two things that sell well beside them. Slides are a row that
// scrolls by itself; buttons join in once scripts are there.
import type { ContentBlock, HomePage, ProductCard } from "@stoa/client";
import { ContentSlide, Icon, Money, Picture } from "@stoa/ui";
import { createSignal, For, onMount, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { Still } from "../still.tsx";

function HeroPicture(props: { card: ProductCard; class: string; sizes: string }) {
  const { path, market } = useShop();
  return (
    <a
      href={path(`/p/${props.card.slug}`)}
      class={`group relative block overflow-hidden rounded-xl bg-tile ${props.class}`}
    >
      <Picture
        image={props.card.image}
        sizes={props.sizes}
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

const ROUND =
  "pointer-events-auto grid size-11 place-items-center rounded-full bg-surface/90 text-ink shadow-rise hover:bg-surface focus-visible:rounded-full disabled:opacity-40";

/** The buttons of the slides, and which of them is seen. */
function Turning(props: { row: () => HTMLElement; count: number }) {
  const { t } = useShop();
  const [at, setAt] = createSignal(0);
  const [awake, setAwake] = createSignal(false);
  onMount(() => {
    setAwake(true);
    const row = props.row();
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) setAt([...row.children].indexOf(target as HTMLElement));
      },
      { root: row, threshold: 0.6 },
    );
    for (const slide of row.children) seen.observe(slide);
  });
  const turn = (to: number) => props.row().children[to]?.scrollIntoView({ inline: "start", block: "nearest" });
  return (
    <Show when={awake() && props.count > 1}>
      <div class="pointer-events-none absolute end-4 bottom-4 z-10 flex items-center gap-2">
        <button
          type="button"
          class={ROUND}
          aria-label={t.home.before}
          disabled={at() === 0}
          onClick={() => turn(at() - 1)}
        >
          <Icon name="chevronStart" />
        </button>
        <button
          type="button"
          class={ROUND}
          aria-label={t.home.next}
          disabled={at() === props.count - 1}
          onClick={() => turn(at() + 1)}
        >
          <Icon name="chevronEnd" />
        </button>
      </div>
    </Show>
  );
}

/** What stands there while operators have written nothing. */
const usual = (shop: ReturnType<typeof useShop>, cards: readonly ProductCard[]): ContentBlock => ({
  contentId: "cnt_usual",
  tone: "laurel",
  title: shop.t.home.headline,
  body: shop.t.home.lead,
  label: shop.t.home.browse,
  imageHash: cards[2]?.image?.hash ?? null,
  link: "/s",
});

/** The hero. */
export function Hero(props: { page: HomePage }) {
  const shop = useShop();
  const { t, path } = shop;
  const slides = () => (props.page.slides.length > 0 ? props.page.slides : [usual(shop, props.page.hero)]);
  let row!: HTMLUListElement;
  return (
    <section class="page pt-4 sm:pt-6" aria-label={t.home.highlights}>
      <div class="grid grid-cols-2 gap-3 sm:gap-4 lg:h-[34rem] lg:grid-cols-12 lg:grid-rows-2">
        <div class="relative col-span-2 min-w-0 lg:col-span-9 lg:row-span-2">
          <ul ref={row} class="rail h-full auto-cols-[100%] gap-4 rounded-xl scroll-smooth" style="scroll-padding: 0">
            <Still of={slides()}>
              {(blocks) => (
                <For each={blocks}>
                  {(block, i) => (
                    <li class="h-full">
                      <ContentSlide
                        block={block}
                        href={block.link && path(block.link)}
                        eager={i() === 0}
                        isTitle={i() === 0}
                      />
                    </li>
                  )}
                </For>
              )}
            </Still>
          </ul>
          <Turning row={() => row} count={slides().length} />
        </div>
        <Still of={props.page.hero.slice(0, 2)}>
          {(cards) => (
            <For each={cards}>
              {(card) => (
                <HeroPicture
                  card={card}
                  class="aspect-square lg:col-span-3 lg:aspect-auto"
                  sizes="(min-width: 84rem) 20rem, (min-width: 64rem) 25vw, 50vw"
                />
              )}
            </For>
          )}
        </Still>
      </div>
    </section>
  );
}
