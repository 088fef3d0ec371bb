// The zones of one market: each with its form behind a press, and one for a new zone.
import { type MarketDelivery, marketName, type ZoneView } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Panel } from "../layout.tsx";
import { ZoneSummary } from "./zone-fields.tsx";

function Fold(props: { label: string; children: JSX.Element }) {
  return (
    <details class="mt-3">
      <summary class="flex min-h-9 w-fit cursor-pointer items-center text-sm font-semibold text-accent underline underline-offset-4">
        {props.label}
      </summary>
      <div class="mt-3 border-s-2 border-line ps-4">{props.children}</div>
    </details>
  );
}

/** One market with its zones; without any it says what holds instead. `canEdit`: whether the viewer may change them. */
export function MarketZones(props: {
  market: MarketDelivery;
  canEdit: boolean;
  /** Before what holds without zones, and on the way to the first one. */
  words: { otherwise: string; first: string };
  /** The form of a zone; of a new one without. */
  form: (zone: ZoneView | null) => JSX.Element;
  remove: (zone: ZoneView) => JSX.Element;
}) {
  const hasZones = () => props.market.zones.length > 0;
  return (
    <Panel title={marketName(props.market.market)}>
      <Show
        when={hasZones()}
        fallback={
          <div class="flex flex-col gap-2">
            <p class="text-sm text-ink-faint">{props.words.otherwise}</p>
            <For each={props.market.otherwise}>{(zone) => <ZoneSummary zone={zone} market={props.market} />}</For>
          </div>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.market.zones}>
            {(zone) => (
              <li class="py-3 first:pt-0">
                <div class="flex items-start justify-between gap-4">
                  <ZoneSummary zone={zone} market={props.market} />
                  <Show when={props.canEdit}>{props.remove(zone)}</Show>
                </div>
                <Show when={props.canEdit}>
                  <Fold label="Change">{props.form(zone)}</Fold>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.canEdit}>
        <Fold label={hasZones() ? "Add another zone" : props.words.first}>{props.form(null)}</Fold>
      </Show>
    </Panel>
  );
}
