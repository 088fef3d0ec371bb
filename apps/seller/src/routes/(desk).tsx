// The desk around every page of a seller: navigation, who is signed in and for which shop, the way out. Visitors are led to sign in.
import { Title } from "@solidjs/meta";
import { action, createAsync, Navigate, redirect, type RouteSectionProps, useLocation } from "@solidjs/router";
import { SellerId, type SellerPermission, submitForm, type Viewer } from "@stoa/client";
import { AppShell, Button, Icon, type NavItem } from "@stoa/ui";
import { createEffect, ErrorBoundary, For, type JSX, Match, on, Show, Suspense, Switch } from "solid-js";
import { signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { signOut } from "~/lib/sign-out";
import { NoAccess, Trouble } from "~/lib/trouble";
import { teamOf, viewer } from "~/lib/viewer";
import { NoShop } from "~/lib/no-shop";
import { ROLE_WORD } from "~/lib/words";

const actFor = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SellerId, form, (input) => api().account.actFor.mutate(input));
  return redirect(result.ok ? "/" : "/?refused=team");
}, "actFor");

/** The pages, each with what its viewer must be allowed. */
const PAGES = [
  { href: "/", label: "Today", icon: "home", needs: "orders.read" },
  { href: "/orders", label: "Orders", icon: "receipt", needs: "orders.read" },
  { href: "/disputes", label: "Disputes", icon: "shield", needs: "finance.read" },
  { href: "/returns", label: "Returns", icon: "box", needs: "orders.read" },
  { href: "/claims", label: "Claims", icon: "alert", needs: "orders.read" },
  { href: "/messages", label: "Messages", icon: "mail", needs: "orders.read" },
  { href: "/offers", label: "Offers", icon: "tag", needs: "offers.read" },
  { href: "/products", label: "Products", icon: "box", needs: "offers.read" },
  { href: "/promotions", label: "Promotions", icon: "tag", needs: "offers.read" },
  { href: "/delivery", label: "Delivery", icon: "truck", needs: "store.read" },
  { href: "/import", label: "Import and export", icon: "upload", needs: "offers.read" },
  { href: "/money", label: "Money", icon: "bank", needs: "finance.read" },
  { href: "/team", label: "Team", icon: "people", needs: "team.read" },
  { href: "/onboarding", label: "Checklist", icon: "check", needs: "store.manage" },
  { href: "/access", label: "Apps and keys", icon: "link", needs: "keys.manage" },
  { href: "/audit", label: "Activity", icon: "clock", needs: "audit.read" },
] as const satisfies readonly (Omit<NavItem, "current"> & { needs: SellerPermission })[];

/** Who is signed in and for which shop, with the ways to another one and out. */
function Account(props: { viewer: Viewer }) {
  const team = () => teamOf(props.viewer);
  const others = () => props.viewer.sellers.filter(({ sellerId }) => sellerId !== props.viewer.actingFor);
  return (
    <>
      <p class="truncate px-2 font-semibold">{team()?.name ?? props.viewer.name}</p>
      <p class="truncate px-2 text-xs text-ink-faint">
        {team() ? `${ROLE_WORD[team()!.role]}, ` : ""}
        {props.viewer.email}
      </p>
      <details class="group mt-2">
        <summary class="flex min-h-9 cursor-pointer items-center justify-between gap-2 rounded-md px-2 text-sm font-medium hover:bg-sunken">
          {others().length > 0 ? "Change shop" : "More shops"}
          <Icon name="chevronDown" class="size-4 group-open:rotate-180" />
        </summary>
        <Shops viewer={props.viewer} sellers={others()} />
        <a href="/apply" class="flex min-h-9 items-center rounded-md px-2 text-sm text-ink-soft hover:bg-sunken">
          Open another shop
        </a>
      </details>
      <a href="/security" class="flex min-h-9 items-center rounded-md px-2 text-sm font-medium hover:bg-sunken">
        Sign-in and security
      </a>
      <form method="post" action={signOut} class="mt-3">
        <Button type="submit" size="sm" wide>
          Sign out
        </Button>
      </form>
    </>
  );
}

/** Shops that one may act for: each a button that begins to. */
function Shops(props: { viewer: Viewer; sellers: Viewer["sellers"] }) {
  return (
    <ul class="flex max-h-60 flex-col overflow-y-auto">
      <For each={props.sellers}>
        {(seller) => (
          <li>
            <form method="post" action={actFor}>
              <input type="hidden" name="sellerId" value={seller.sellerId} />
              <button
                type="submit"
                class="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-2 text-start text-sm hover:bg-sunken"
              >
                <span class="min-w-0 truncate">{seller.name}</span>
                <span class="text-xs text-ink-faint">{ROLE_WORD[seller.role]}</span>
              </button>
            </form>
          </li>
        )}
      </For>
    </ul>
  );
}

function Desk(props: { viewer: Viewer; children: JSX.Element }) {
  const location = useLocation();
  const items = (): NavItem[] =>
    PAGES.filter(({ needs }) => props.viewer.may.includes(needs)).map((page) => ({
      ...page,
      current: page.href === "/" ? location.pathname === "/" : location.pathname.startsWith(page.href),
    }));
  /** Whether the viewer's role opens this page. The server refuses its data, too; this saves asking for it. */
  const isOpen = () => {
    const page = PAGES.findLast(({ href }) => location.pathname === href || location.pathname.startsWith(`${href}/`));
    return page === undefined || props.viewer.may.includes(page.needs);
  };
  let frame!: HTMLDivElement;
  // On the phone the menu closes once it has led somewhere.
  createEffect(
    on(
      () => location.pathname,
      () => frame.querySelector("details")?.removeAttribute("open"),
      { defer: true },
    ),
  );
  return (
    <div ref={frame}>
      <AppShell appName="for sellers" homeHref="/" items={items()} account={<Account viewer={props.viewer} />}>
        <ErrorBoundary fallback={(error) => <Trouble error={error} />}>
          <Show when={isOpen()} fallback={<NoAccess />}>
            <Suspense>{props.children}</Suspense>
          </Show>
        </ErrorBoundary>
      </AppShell>
    </div>
  );
}

/** Somebody who was taken out of the shop that they acted for, and belongs to others. */
function ChooseShop(props: { viewer: Viewer }) {
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <Title>Choose a shop · Stoa for sellers</Title>
      <div class="w-full max-w-sm">
        <h1 class="text-title font-semibold tracking-tight">Choose a shop</h1>
        <p class="mt-2 mb-6 text-ink-soft">
          You no longer belong to the shop you were working for. These are the others that you may work for.
        </p>
        <Shops viewer={props.viewer} sellers={props.viewer.sellers} />
        <form method="post" action={signOut} class="mt-6">
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </main>
  );
}

export default function DeskLayout(props: RouteSectionProps) {
  const location = useLocation();
  const me = createAsync(() => viewer(), { deferStream: true });
  return (
    <Switch>
      <Match when={me() === null}>
        <Navigate href={signInHref(location.pathname + location.search)} />
      </Match>
      <Match when={me()?.sellers.length === 0 && me()}>{(viewer) => <NoShop viewer={viewer()} />}</Match>
      <Match when={me()?.actingFor === null && me()}>{(viewer) => <ChooseShop viewer={viewer()} />}</Match>
      <Match when={me()}>{(viewer) => <Desk viewer={viewer()}>{props.children}</Desk>}</Match>
    </Switch>
  );
}
