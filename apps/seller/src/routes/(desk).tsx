// The desk around every page of a seller: navigation, who is signed in, the way out. Visitors are led to sign in.
import { action, createAsync, Navigate, redirect, type RouteSectionProps, useLocation } from "@solidjs/router";
import { SELLER_GRANTS, type SellerPermission, type Viewer } from "@stoa/client";
import { AppShell, Button, EmptyState, type NavItem } from "@stoa/ui";
import { createEffect, ErrorBoundary, type JSX, Match, on, Suspense, Switch } from "solid-js";
import { signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { Trouble } from "~/lib/trouble";
import { viewer } from "~/lib/viewer";

const signOut = action(async () => {
  "use server";
  await api().account.signOut.mutate();
  return redirect("/login");
}, "signOut");

const PAGES = [
  { href: "/", label: "Today", icon: "home" },
  { href: "/orders", label: "Orders", icon: "receipt" },
  { href: "/offers", label: "Offers", icon: "tag" },
  { href: "/products", label: "Products", icon: "box" },
  { href: "/import", label: "Import and export", icon: "upload" },
  { href: "/access", label: "Apps and keys", icon: "link", needs: "keys.manage" },
] as const satisfies readonly (Omit<NavItem, "current"> & { needs?: SellerPermission })[];

function Account(props: { viewer: Viewer }) {
  return (
    <>
      <p class="truncate px-2 font-semibold">{props.viewer.sellers[0]?.name ?? props.viewer.name}</p>
      <p class="truncate px-2 text-xs text-ink-faint">{props.viewer.email}</p>
      <a href="/security" class="mt-1 flex min-h-9 items-center px-2 text-xs font-medium text-accent">
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

function Desk(props: { viewer: Viewer; children: JSX.Element }) {
  const location = useLocation();
  const may = (permission: SellerPermission) => {
    const role = props.viewer.sellers[0]?.role;
    return role !== undefined && (SELLER_GRANTS[role] as readonly SellerPermission[]).includes(permission);
  };
  const items = (): NavItem[] =>
    PAGES.filter((page) => !("needs" in page) || may(page.needs)).map((page) => ({
      ...page,
      current: page.href === "/" ? location.pathname === "/" : location.pathname.startsWith(page.href),
    }));
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
          <Suspense>{props.children}</Suspense>
        </ErrorBoundary>
      </AppShell>
    </div>
  );
}

function NoShop(props: { viewer: Viewer }) {
  return (
    <main class="grid min-h-dvh place-items-center">
      <EmptyState
        title="This account does not sell yet"
        icon="store"
        actions={
          <form method="post" action={signOut}>
            <Button type="submit" variant="primary">
              Use another account
            </Button>
          </form>
        }
      >
        You are signed in as {props.viewer.email}, which belongs to no shop. Ask the owner of your shop to add you to
        its team.
      </EmptyState>
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
      <Match when={me()}>{(viewer) => <Desk viewer={viewer()}>{props.children}</Desk>}</Match>
    </Switch>
  );
}
