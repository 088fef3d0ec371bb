// The link that puts a product side by side with others. Without scripts it leads to the comparison, together with the
// products that the address of this page already names; with scripts it chooses them for the tray.
import { classNames, Icon, toast } from "@stoa/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { compared, comparedIn, compareQuery, hasRoom, toggleCompared } from "../lib/compared.ts";
import { mark, usePainting } from "../lib/painting.ts";
import { useShop } from "../lib/shop.tsx";

const CompareTray = lazy(() => import("./compare-tray.tsx"));

/** Pages on which products are chosen. */
const WITH_TRAY = /^\/\w+\/(c|p|s|shop)(\/|$)/;

/** The link. `look` is for the place it stands in. */
export function CompareLink(props: { slug: string; title: string; look: string }) {
  const { t, path } = useShop();
  const location = useLocation();
  return (
    <a
      href={path(`/compare${compareQuery([...comparedIn(location.search), props.slug])}`)}
      rel="nofollow"
      data-compare={props.slug}
      aria-label={t.keep.compareNamed(props.title)}
      class={classNames("group/compare inline-flex items-center", props.look)}
    >
      <Icon name="compare" class="size-4 group-aria-pressed/compare:hidden" />
      <Icon name="check" class="hidden size-4 group-aria-pressed/compare:block" />
      <span class="group-aria-pressed/compare:hidden">{t.keep.compare}</span>
      <span class="hidden group-aria-pressed/compare:inline">{t.keep.comparing}</span>
    </a>
  );
}

/** What turns the links into buttons that choose, and the tray of what is chosen: once on a page. */
export function Compared() {
  const { t, path } = useShop();
  const navigate = useNavigate();
  const location = useLocation();
  const [awake, setAwake] = createSignal(false);
  const comparison = (slugs: readonly string[]) => path(`/compare${compareQuery(slugs)}`);

  usePainting(() => {
    const chosen = compared();
    for (const link of document.querySelectorAll<HTMLElement>("[data-compare]")) {
      const slug = link.dataset["compare"]!;
      mark(link, "role", "button");
      mark(link, "aria-pressed", String(chosen.includes(slug)));
      mark(link, "href", comparison([...chosen.filter((one) => one !== slug), slug]));
    }
  });

  const choose = (slug: string) => {
    if (compared().includes(slug) || hasRoom()) return toggleCompared(slug);
    const go = { label: t.keep.compareThese(compared().length), run: () => navigate(comparison(compared())) };
    toast(t.keep.full, { tone: "bad", action: go });
  };
  const onPress = (event: MouseEvent | KeyboardEvent) => {
    const link = event.target instanceof Element && event.target.closest<HTMLElement>("[data-compare]");
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || opensElsewhere || (event instanceof KeyboardEvent && event.key !== " ")) return;
    event.preventDefault();
    choose(link.dataset["compare"]!);
  };
  onMount(() => {
    setAwake(true);
    // Before the router, which would follow the link.
    document.addEventListener("click", onPress, true);
    document.addEventListener("keydown", onPress);
    onCleanup(() => {
      document.removeEventListener("click", onPress, true);
      document.removeEventListener("keydown", onPress);
    });
  });

  return (
    <Show when={awake() && compared().length > 0 && WITH_TRAY.test(location.pathname)}>
      <Suspense>
        <CompareTray />
      </Suspense>
    </Show>
  );
}
