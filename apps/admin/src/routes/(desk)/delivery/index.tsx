// What delivery costs where a seller says nothing, market by market.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  query,
  redirect,
  type RouteDefinition,
  type RouteSectionProps,
  useSubmission,
} from "@solidjs/router";
import { type MarketDelivery, MARKETS, SaveZone, submitForm, ZoneInput, type ZoneView } from "@stoa/client";
import { Button, ConfirmForm, FormError, Notice, PageHead, Panel } from "@stoa/ui";
import { ZoneFields, zoneFields, ZoneSummary } from "@stoa/ui/selling";
import { For, type JSX, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { ahead, read, useMay } from "~/lib/session";

const delivery = query(() => read(() => api().admin.delivery.get.query()), "admin.delivery.get");

export const route = { preload: () => ahead(delivery()) } satisfies RouteDefinition;

const saveZone = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SaveZone, zoneFields(form), (input) => api().admin.delivery.saveZone.mutate(input));
  if (result.ok) throw redirect("/delivery?done=saved");
  return result;
}, "save-default-zone");

const removeZone = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(ZoneInput, form, (input) => api().admin.delivery.removeZone.mutate(input));
  if (result.ok) throw redirect("/delivery?done=removed");
  return result;
}, "remove-default-zone");

const DONE: Record<string, string> = {
  saved: "The zone is saved. It holds for sellers who have none of their own in this market.",
  removed: "The zone is taken out.",
};

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

function ZoneForm(props: { market: MarketDelivery; of: ZoneView | null }) {
  const submission = useSubmission(
    saveZone,
    ([form]) =>
      form.get("market") === props.market.market && (form.get("zoneId") ?? null) === (props.of?.zoneId ?? null),
  );
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  return (
    <form method="post" action={saveZone}>
      <FormError message={refused() && sentence(refused()!.code)} class="mb-4" />
      <ZoneFields market={props.market} of={props.of} isWrong={(field) => refused()?.fields[field] !== undefined}>
        <Button type="submit" variant="primary" busy={submission.pending}>
          {props.of ? "Save" : "Add the zone"}
        </Button>
      </ZoneFields>
    </form>
  );
}

function Remove(props: { zone: ZoneView }) {
  const submission = useSubmission(removeZone, ([form]) => form.get("zoneId") === props.zone.zoneId);
  return (
    <ConfirmForm
      label="Take out"
      look={{ size: "sm", variant: "quiet" }}
      title={`Take out “${props.zone.name}”?`}
      action={removeZone}
      confirmLabel="Take it out"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>Without any zone in this market, the built-in fees hold again.</p>
      <input type="hidden" name="zoneId" value={props.zone.zoneId} />
    </ConfirmForm>
  );
}

function Market(props: { of: MarketDelivery; canEdit: boolean }) {
  return (
    <Panel title={MARKETS[props.of.market].name}>
      <Show
        when={props.of.zones.length > 0}
        fallback={
          <div class="flex flex-col gap-2">
            <p class="text-sm text-ink-faint">Built in:</p>
            <For each={props.of.otherwise}>{(zone) => <ZoneSummary zone={zone} market={props.of} />}</For>
          </div>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.of.zones}>
            {(zone) => (
              <li class="py-3 first:pt-0">
                <div class="flex items-start justify-between gap-4">
                  <ZoneSummary zone={zone} market={props.of} />
                  <Show when={props.canEdit}>
                    <Remove zone={zone} />
                  </Show>
                </div>
                <Show when={props.canEdit}>
                  <Fold label="Change">
                    <ZoneForm market={props.of} of={zone} />
                  </Fold>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.canEdit}>
        <Fold label={props.of.zones.length > 0 ? "Add another zone" : "Set others"}>
          <ZoneForm market={props.of} of={null} />
        </Fold>
      </Show>
    </Panel>
  );
}

export default function Delivery(props: RouteSectionProps) {
  const found = createAsync(() => delivery(), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Delivery · Stoa admin</Title>
      <PageHead title="Delivery" lead="What holds for sellers who set nothing of their own in a market." />
      <Show when={DONE[String(props.location.query["done"])]}>
        {(told) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{told()}</Notice>
          </div>
        )}
      </Show>
      <Show when={found()}>
        {(settings) => (
          <div class="flex flex-col gap-6">
            <For each={settings().markets}>{(market) => <Market of={market} canEdit={may("finance.write")} />}</For>
          </div>
        )}
      </Show>
    </>
  );
}
