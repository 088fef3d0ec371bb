// The way from the start page to here.
import type { Crumb } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { For } from "solid-js";
import { Facts, useOrigin } from "../lib/head.tsx";
import { useShop } from "../lib/shop.tsx";

/** Breadcrumbs, also told to search engines. */
export function Crumbs(props: { crumbs: readonly Crumb[] }) {
  const { t, path } = useShop();
  const origin = useOrigin();
  return (
    <nav aria-label={t.nav.breadcrumb}>
      <ol class="rail justify-start text-sm text-ink-faint">
        <For each={props.crumbs}>
          {(crumb, i) => (
            <li class="flex items-center whitespace-nowrap">
              {i() > 0 && <Icon name="chevronEnd" class="mx-1 size-3.5" />}
              <a
                href={path(`/c/${crumb.slug}`)}
                class="inline-flex min-h-9 items-center hover:text-ink hover:underline hover:underline-offset-4"
              >
                {crumb.name}
              </a>
            </li>
          )}
        </For>
      </ol>
      <Facts
        of={{
          "@type": "BreadcrumbList",
          itemListElement: props.crumbs.map((crumb, i) => ({
            "@type": "ListItem",
            position: i + 1,
            name: crumb.name,
            item: `${origin}${path(`/c/${crumb.slug}`)}`,
          })),
        }}
      />
    </nav>
  );
}
