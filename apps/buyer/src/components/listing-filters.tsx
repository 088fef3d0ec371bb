// The filters of a list: one GET form, beside it on wide screens. On the phone it folds away, and with scripts a drawer
// takes its place.
import { Button, Icon } from "@stoa/ui";
import { type Accessor, createSignal, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { isServer } from "solid-js/web";
import { filtersIn } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { FilterFields, type FilterProps, fieldsOf, isFilterControl } from "./listing-fields.tsx";

const FilterDrawer = lazy(() => import("./listing-drawer.tsx"));

/** Whether the filters stand beside the list; on the server, which does not know, they do. */
function createWide(): Accessor<boolean> {
  if (isServer) return () => true;
  const media = matchMedia("(width >= 64rem)");
  const [isWide, setWide] = createSignal(media.matches);
  const onChange = () => setWide(media.matches);
  media.addEventListener("change", onChange);
  onCleanup(() => media.removeEventListener("change", onChange));
  return isWide;
}

/** The form. */
export function Filters(props: FilterProps) {
  const { t } = useShop();
  const [isAwake, setAwake] = createSignal(false);
  const [isOpen, setOpen] = createSignal<boolean | null>(null);
  // On the phone nobody sees the fields: the drawer has its own. They stay as the server wrote them, asleep.
  const isWide = createWide();
  onMount(() => setAwake(true));
  const onSummary = (event: Event) => {
    if (isWide()) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <form
        id="filters"
        action={props.here}
        method="get"
        aria-label={t.listing.filters}
        tabindex="0"
        class="min-w-0 lg:sticky lg:top-20 lg:-mx-1.5 lg:max-h-[calc(100dvh-6rem)] lg:self-start lg:overflow-y-auto lg:px-1.5 lg:[scrollbar-width:thin]"
        onSubmit={(event) => {
          event.preventDefault();
          props.onChange(fieldsOf(event.currentTarget));
        }}
        onChange={(event) => isFilterControl(event.target) && props.onChange(fieldsOf(event.currentTarget))}
      >
        <details class="filter-drawer rounded-lg max-lg:border max-lg:border-line max-lg:px-4">
          <summary
            class="flex min-h-12 items-center gap-2 text-sm font-semibold"
            aria-haspopup={isAwake() ? "dialog" : undefined}
            onClick={onSummary}
          >
            <Icon name="filter" />
            {t.listing.filters}
            <Show when={filtersIn(props.search).length}>
              {(count) => (
                <span class="figures grid size-5 place-items-center rounded-full bg-accent text-2xs text-on-accent">
                  {count()}
                </span>
              )}
            </Show>
            <Icon name="chevronDown" class="ms-auto size-4" />
          </summary>
          <div>
            <Show when={isWide()}>
              <FilterFields {...props} />
            </Show>
          </div>
          <Show when={!isAwake()}>
            <Button type="submit" size="sm" wide class="my-4">
              {t.listing.apply}
            </Button>
          </Show>
        </details>
      </form>
      <Show when={isOpen() !== null}>
        <Suspense>
          <FilterDrawer {...props} open={isOpen() === true} onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  );
}
