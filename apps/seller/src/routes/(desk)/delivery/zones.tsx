// The zones of one market: each with its form behind a press, and one for a new zone.
import type { MarketDelivery, ZoneView } from "@stoa/client";
import { MARKETS } from "@stoa/client";
import { Button, ConfirmForm, FormError, Panel } from "@stoa/ui";
import { ZoneFields, ZoneSummary } from "@stoa/ui/selling";
import { For, type JSX, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { removeZone, saveZone } from "./actions";

function Fold(props: { label: string; children: JSX.Element }) {
  return (
    <details class="group mt-3">
      <summary class="flex min-h-9 w-fit cursor-pointer items-center text-sm font-semibold text-accent underline underline-offset-4">
        {props.label}
      </summary>
      <div class="mt-3 border-s-2 border-line ps-4">{props.children}</div>
    </details>
  );
}

function ZoneForm(props: { market: MarketDelivery; of: ZoneView | null }) {
  const only = (form: FormData) =>
    form.get("market") === props.market.market && (form.get("zoneId") ?? null) === (props.of?.zoneId ?? null);
  const outcome = useOutcome(saveZone, { only });
  return (
    <form method="post" action={saveZone}>
      <FormError message={outcome.error()} class="mb-4" />
      <ZoneFields market={props.market} of={props.of} isWrong={(field) => outcome.isWrong(field)}>
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          {props.of ? "Save" : "Add the zone"}
        </Button>
      </ZoneFields>
    </form>
  );
}

function Remove(props: { zone: ZoneView }) {
  const outcome = useOutcome(removeZone, { only: (form) => form.get("zoneId") === props.zone.zoneId });
  return (
    <ConfirmForm
      label="Take out"
      look={{ size: "sm", variant: "quiet" }}
      title={`Take out “${props.zone.name}”?`}
      action={removeZone}
      confirmLabel="Take it out"
      danger
      busy={outcome.pending()}
      error={outcome.error()}
    >
      <p>New orders no longer go by it. Without any zone of your own, what Stoa sets holds in this market.</p>
      <input type="hidden" name="zoneId" value={props.zone.zoneId} />
    </ConfirmForm>
  );
}

/** One market with its zones; without any it says what holds instead. `canEdit`: whether the viewer may change them. */
export function MarketZones(props: { market: MarketDelivery; canEdit: boolean }) {
  return (
    <Panel title={MARKETS[props.market.market].name}>
      <Show
        when={props.market.zones.length > 0}
        fallback={
          <div class="flex flex-col gap-2">
            <p class="text-sm text-ink-faint">As Stoa sets it:</p>
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
                  <Show when={props.canEdit}>
                    <Remove zone={zone} />
                  </Show>
                </div>
                <Show when={props.canEdit}>
                  <Fold label="Change">
                    <ZoneForm market={props.market} of={zone} />
                  </Fold>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.canEdit}>
        <Fold label={props.market.zones.length > 0 ? "Add another zone" : "Set your own"}>
          <ZoneForm market={props.market} of={null} />
        </Fold>
      </Show>
    </Panel>
  );
}
