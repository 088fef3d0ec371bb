// The frame around every page for operators: who is signed in, where one can go, and what is shown when a page
// cannot be.
import { useLocation, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { OperatorPermission } from "@stoa/client";
import { AppShell, type NavItem } from "@stoa/ui";
import { createAsync } from "@solidjs/router";
import { createEffect, ErrorBoundary, on, Show, Suspense } from "solid-js";
import { Account } from "~/parts/account";
import { Failure } from "~/parts/failure";
import { ClosedPage, NoAccess } from "~/parts/no-access";
import { Waiting } from "~/parts/waiting";
import { currentViewer } from "~/lib/session";

export const route = { preload: () => currentViewer() } satisfies RouteDefinition;

/** The pages, each with what its viewer must be allowed. */
const PLACES = [
  { href: "/", label: "Overview", icon: "home", needs: "overview.read" },
  { href: "/sellers", label: "Sellers", icon: "store", needs: "sellers.read" },
  { href: "/orders", label: "Orders", icon: "receipt", needs: "orders.read" },
  { href: "/disputes", label: "Disputes", icon: "shield", needs: "finance.read" },
  { href: "/claims", label: "Guarantee", icon: "shield", needs: "orders.read" },
  { href: "/reports", label: "Reported messages", icon: "alert", needs: "orders.decide" },
  { href: "/return-policies", label: "Return policies", icon: "box", needs: "orders.read" },
  { href: "/products", label: "Products", icon: "box", needs: "catalogue.read" },
  { href: "/proposals", label: "Proposals", icon: "check", needs: "catalogue.read" },
  { href: "/categories", label: "Categories", icon: "filter", needs: "catalogue.read" },
  { href: "/collections", label: "Collections", icon: "tag", needs: "catalogue.read" },
  { href: "/search", label: "Search", icon: "search", needs: "catalogue.read" },
  { href: "/payouts", label: "Payouts", icon: "bank", needs: "finance.read" },
  { href: "/ledger", label: "Ledger", icon: "receipt", needs: "finance.read" },
  { href: "/commissions", label: "Commission", icon: "tag", needs: "finance.read" },
  { href: "/reconciliation", label: "Reconciliation", icon: "compare", needs: "finance.read" },
  { href: "/promotions", label: "Promotions", icon: "tag", needs: "finance.read" },
  { href: "/delivery", label: "Delivery", icon: "truck", needs: "finance.read" },
  { href: "/taxes", label: "Tax rates", icon: "receipt", needs: "finance.read" },
  { href: "/users", label: "Users", icon: "people", needs: "users.read" },
  { href: "/mails", label: "Mails", icon: "mail", needs: "mails.read" },
  { href: "/onboarding", label: "Onboarding", icon: "receipt", needs: "onboarding.write" },
  { href: "/operators", label: "Operators", icon: "shield", needs: "operators.manage" },
  { href: "/audit", label: "Audit log", icon: "clock", needs: "audit.read" },
] as const satisfies readonly (Omit<NavItem, "current"> & { needs: OperatorPermission })[];

export default function Desk(props: RouteSectionProps) {
  const location = useLocation();
  const viewer = createAsync(() => currentViewer(), { deferStream: true });
  const items = () =>
    PLACES.filter(({ needs }) => viewer()?.may.includes(needs)).map((place) => ({
      ...place,
      current: isAt(location.pathname, place.href),
    }));

  /** Whether the viewer's role opens this page. The server refuses its data, too; this saves asking for it. */
  const isOpen = () => {
    const place = PLACES.findLast(({ href }) => isAt(location.pathname, href));
    return place === undefined || viewer()?.may.includes(place.needs);
  };

  // A new page begins at its top for those who listen to it, too.
  createEffect(
    on(
      () => location.pathname,
      () => document.getElementById("content")?.focus({ preventScroll: true }),
      { defer: true },
    ),
  );

  return (
    <Show when={viewer()}>
      {(person) => (
        <Show when={person().operator} fallback={<NoAccess viewer={person()} />}>
          <AppShell appName="Admin" homeHref="/" items={items()} account={<Account viewer={person()} />}>
            <ErrorBoundary fallback={(error, reset) => <Failure error={error} reset={reset} />}>
              <Show when={isOpen()} fallback={<ClosedPage />}>
                <Suspense fallback={<Waiting />}>{props.children}</Suspense>
              </Show>
            </ErrorBoundary>
          </AppShell>
        </Show>
      )}
    </Show>
  );
}

function isAt(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
