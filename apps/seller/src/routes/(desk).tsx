// The desk around every page of a seller: navigation, who is signed in and for which shop, the way out. Visitors are led to sign in.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  Navigate,
  redirect,
  type RouteSectionProps,
  useLocation,
  useNavigate,
} from "@solidjs/router";
import { SellerId, type SellerPermission, submitForm, type Viewer } from "@stoa/client";
import { AppShell, Button, Icon, toast } from "@stoa/ui";
import {
  type Command,
  CommandPalette,
  currentTheme,
  goTo,
  isOpenPage,
  navGroups,
  PaletteButton,
  ThemeSwitch,
} from "@stoa/ui/desk";
import { NoticeBell } from "@stoa/ui/notices";
import {
  createEffect,
  ErrorBoundary,
  For,
  type JSX,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { search } from "~/lib/finder";
import { PAGE_GROUPS } from "~/lib/pages";
import { signOut } from "~/lib/sign-out";
import { setTheme } from "~/lib/theme";
import { NoAccess, Trouble } from "~/lib/trouble";
import { useUnread } from "~/lib/unread";
import { teamOf, viewer } from "~/lib/viewer";
import { NoShop } from "~/lib/no-shop";
import { forgetList } from "~/offline/keep";
import { counted, ROLE_WORD } from "~/lib/words";

const actFor = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SellerId, form, (input) => api().account.actFor.mutate(input));
  return redirect(result.ok ? "/" : "/?refused=team");
}, "actFor");

/** What the palette offers beside the pages. */
const DEEDS: readonly (Omit<Command, "group"> & { needs: SellerPermission })[] = [
  { label: "Add a new product", href: "/offers/new", keys: "g n", needs: "offers.write" },
  { label: "Change many offers at once", href: "/offers/bulk", needs: "offers.write" },
  { label: "New promotion", href: "/promotions/new", needs: "offers.write" },
  { label: "Notifications", href: "/notifications", needs: "store.read" },
  { label: "Sign-in and security", href: "/security", needs: "store.read" },
];

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
      <div class="mt-2">
        <ThemeSwitch theme={currentTheme()} save={setTheme} />
      </div>
      <form method="post" action={signOut} class="mt-3" onSubmit={() => void forgetList()}>
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
  const may = (need: SellerPermission) => props.viewer.may.includes(need);
  const commands = (): Command[] => [
    ...goTo(PAGE_GROUPS, may),
    ...DEEDS.filter(({ needs }) => may(needs)).map(({ label, href, keys }) => ({ group: "Do", label, href, keys })),
  ];
  const count = useUnread();
  useParcelsTold();
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
      <AppShell
        appName="for sellers"
        homeHref="/"
        groups={navGroups(PAGE_GROUPS, may, location.pathname)}
        account={<Account viewer={props.viewer} />}
        search={{ wide: <PaletteButton action="/find" />, icon: <PaletteButton action="/find" isIcon /> }}
        bell={
          <NoticeBell href="/notifications" count={count()} current={location.pathname.startsWith("/notifications")} />
        }
      >
        <ErrorBoundary fallback={(error) => <Trouble error={error} />}>
          {/* The server refuses the data of a page that is closed to a role, too; this saves asking for it. */}
          <Show when={isOpenPage(PAGE_GROUPS, may, location.pathname)} fallback={<NoAccess />}>
            <Suspense>{props.children}</Suspense>
          </Show>
        </ErrorBoundary>
      </AppShell>
      <CommandPalette action="/find" commands={commands()} search={search} />
    </div>
  );
}

/** Parcels that were packed without a line are told by whatever page comes first; one that was refused is pointed to. */
function useParcelsTold() {
  const navigate = useNavigate();
  onMount(() => {
    const tend = async () => {
      const { tendDesk } = await import("~/offline/telling");
      const { told, refused } = await tendDesk();
      const see = { label: "Open the ship desk", run: () => navigate("/ship") };
      if (refused > 0) toast(`${counted(refused, "parcel")} could not be noted.`, { tone: "bad", action: see });
      else if (told > 0) toast(`${counted(told, "parcel")} packed offline: now told.`, { tone: "good" });
    };
    // Where the browser keeps nothing, nothing waits; without a line the next page tries.
    const run = () => void tend().catch(() => undefined);
    run();
    window.addEventListener("online", run);
    onCleanup(() => window.removeEventListener("online", run));
  });
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
