// Parts of the start page that stand still: the departments, what one can count on, banners.
import type { ContentBlock, HomePage } from "@stoa/client";
import { ContentBanner, Icon, Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { Still } from "../still.tsx";

/** The departments as tiles. */
export function Departments(props: { home: HomePage }) {
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

/** Banners beside each other; below each other on the phone. */
export function Banners(props: { blocks: readonly ContentBlock[] }) {
  const { path } = useShop();
  return (
    <Show when={props.blocks.length > 0}>
      <section class="page mt-16 sm:mt-20">
        <ul class="grid gap-4 md:grid-cols-2 md:[&>:last-child:nth-child(odd)]:col-span-2">
          <Still of={props.blocks}>
            {(blocks) => (
              <For each={blocks}>
                {(block) => (
                  <li>
                    <ContentBanner block={block} href={block.link && path(block.link)} />
                  </li>
                )}
              </For>
            )}
          </Still>
        </ul>
      </section>
    </Show>
  );
}

const ICONS = ["bag", "clock", "shield"] as const;

/** What one can count on. */
export function Trust() {
  const { t } = useShop();
  return (
    <section class="page mt-16 sm:mt-20">
      <ul class="grid gap-x-10 gap-y-6 border-y border-line py-8 sm:grid-cols-3">
        <Still of={t.home.trust}>
          {(trust) => (
            <For each={trust}>
              {([title, text], i) => (
                <li class="flex gap-4">
                  <Icon name={ICONS[i()] ?? "check"} class="mt-0.5 size-6 text-accent" />
                  <div>
                    <h3 class="font-semibold">{title}</h3>
                    <p class="mt-0.5 text-sm text-ink-soft">{text}</p>
                  </div>
                </li>
              )}
            </For>
          )}
        </Still>
      </ul>
    </section>
  );
}
