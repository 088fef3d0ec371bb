// The ship desk: what to take from the shelf, what to pack, and parcels that wait to be told. The same with and without a line.
import { useSearchParams } from "@solidjs/router";
import { EmptyState, LinkTabs } from "@stoa/ui";
import { Match, Show, Switch } from "solid-js";
import { takingsOf } from "~/offline/parcels";
import type { Desk } from "~/offline/use-desk";
import { PackList } from "./pack-list";
import { PickList } from "./pick-list";
import { Queue } from "./queue";

/** The desk at an address (`base`), which says which of its lists is open. */
export function DeskView(props: { desk: Desk; base: string; isCut: boolean }) {
  const [search] = useSearchParams<{ view?: string }>();
  const isPack = () => search.view === "pack";
  const takings = () => takingsOf(props.desk.orders());
  const toTake = () => takings().filter(({ name }) => !props.desk.ticks().taken.includes(name)).length;
  return (
    <>
      <Queue desk={props.desk} />
      <LinkTabs
        label="Lists of the desk"
        tabs={[
          { href: props.base, label: "Pick", count: toTake(), current: !isPack() },
          {
            href: `${props.base}?view=pack`,
            label: "Pack and send",
            count: props.desk.orders().length,
            current: isPack(),
          },
        ]}
      />
      <Switch>
        <Match when={props.desk.orders().length === 0}>
          <EmptyState title="Nothing to send" icon="check">
            Orders appear here as soon as they are paid.
          </EmptyState>
        </Match>
        <Match when={isPack()}>
          <PackList desk={props.desk} />
        </Match>
        <Match when={!isPack()}>
          <PickList desk={props.desk} takings={takings()} packHref={`${props.base}?view=pack`} />
        </Match>
      </Switch>
      <Show when={props.isCut}>
        <p class="mt-4 text-sm text-ink-soft">
          These are the 100 orders that are due first. More follow as they leave.
        </p>
      </Show>
    </>
  );
}
