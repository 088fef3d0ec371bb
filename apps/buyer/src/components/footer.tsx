// The foot of every page.
import type { ContentPageCard, Crumb } from "@stoa/client";
import { Wordmark } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";

/** The footer. */
export function Footer(props: {
  departments: readonly Crumb[];
  collections: readonly Crumb[];
  pages: readonly ContentPageCard[];
}) {
  const { t, path } = useShop();
  const named = (kind: ContentPageCard["kind"]) =>
    props.pages
      .filter((page) => page.kind === kind)
      .map(({ slug, title }) => ({ href: path(`/help/${slug}`), label: title }));
  const column = (title: string, links: { href: string; label: string }[]) => (
    <div>
      <h2 class="text-sm font-semibold">{title}</h2>
      <ul class="mt-2">
        <For each={links}>
          {(link) => (
            <li>
              <a
                href={link.href}
                class="inline-flex min-h-9 items-center text-sm text-ink-soft hover:text-ink hover:underline hover:underline-offset-4"
              >
                {link.label}
              </a>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
  return (
    <footer class="mt-24 border-t border-line bg-sunken">
      <div class="page grid gap-10 py-12 grid-cols-2 sm:grid-cols-3 lg:grid-cols-[1.4fr_1fr_1fr_1fr_1fr_1fr]">
        <div class="col-span-full lg:col-span-1">
          <Wordmark class="h-6.5 w-auto" />
          <p class="mt-4 max-w-xs text-sm text-ink-soft">{t.claim}</p>
          <p class="mt-4 max-w-xs text-xs text-ink-faint">{t.footer.demo}</p>
        </div>
        {column(
          t.footer.shop,
          props.departments.slice(0, 6).map((one) => ({ href: path(`/c/${one.slug}`), label: one.name })),
        )}
        <Show when={props.collections.length > 0}>
          {column(
            t.footer.collections,
            props.collections.slice(0, 6).map((one) => ({ href: path(`/k/${one.slug}`), label: one.name })),
          )}
        </Show>
        {column(t.footer.help, [
          { href: path("/account"), label: t.nav.account },
          { href: path("/orders"), label: t.nav.orders },
          { href: path("/lists"), label: t.keep.lists },
          { href: path("/cart"), label: t.nav.cart },
        ])}
        {column(t.help.title, [{ href: path("/help"), label: t.home.all }, ...named("help")])}
        {column(t.footer.about, [...named("policy"), { href: path("/credits"), label: t.footer.credits }])}
      </div>
    </footer>
  );
}
