// The frame around every page for operators: who is signed in, where one can go, and what is shown when a page
// cannot be.
import { useLocation, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { OperatorPermission } from "@stoa/client";
import { AppShell } from "@stoa/ui";
import { CommandPalette, goTo, isAt, isOpenPage, navGroups, PaletteButton } from "@stoa/ui/desk";
import { NoticeBell } from "@stoa/ui/notices";
import { createAsync } from "@solidjs/router";
import { createEffect, ErrorBoundary, on, Show, Suspense } from "solid-js";
import { Account } from "~/parts/account";
import { Failure } from "~/parts/failure";
import { ClosedPage, NoAccess } from "~/parts/no-access";
import { Waiting } from "~/parts/waiting";
import { search } from "~/lib/finder";
import { PAGE_GROUPS } from "~/lib/pages";
import { useUnread } from "~/lib/unread";
import { currentViewer } from "~/lib/session";

export const route = { preload: () => currentViewer() } satisfies RouteDefinition;

export default function Desk(props: RouteSectionProps) {
  const location = useLocation();
  const count = useUnread();
  const viewer = createAsync(() => currentViewer(), { deferStream: true });
  const may = (need: OperatorPermission) => viewer()?.may.includes(need) ?? false;

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
          <AppShell
            appName="Admin"
            homeHref="/"
            groups={navGroups(PAGE_GROUPS, may, location.pathname)}
            account={<Account viewer={person()} />}
            search={{ wide: <PaletteButton action="/find" />, icon: <PaletteButton action="/find" isIcon /> }}
            bell={
              <NoticeBell href="/notifications" count={count()} current={isAt(location.pathname, "/notifications")} />
            }
          >
            <ErrorBoundary fallback={(error, reset) => <Failure error={error} reset={reset} />}>
              {/* The server refuses the data of a page that is closed to somebody, too; this saves asking for it. */}
              <Show when={isOpenPage(PAGE_GROUPS, may, location.pathname)} fallback={<ClosedPage />}>
                <Suspense fallback={<Waiting />}>{props.children}</Suspense>
              </Show>
            </ErrorBoundary>
          </AppShell>
          <CommandPalette action="/find" commands={goTo(PAGE_GROUPS, may)} search={search} />
        </Show>
      )}
    </Show>
  );
}
