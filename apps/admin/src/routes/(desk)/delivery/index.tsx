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
import { type MarketDelivery, SaveZone, submitForm, ZoneInput, type ZoneView } from "@stoa/client";
import { Button, ConfirmForm, FormError, Notice, PageHead } from "@stoa/ui";
import { MarketZones, ZoneFields, zoneFields } from "@stoa/ui/selling";
import { For, Show } from "solid-js";
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
    <MarketZones
      market={props.of}
      canEdit={props.canEdit}
      words={{ otherwise: "Built in:", first: "Set others" }}
      form={(zone) => <ZoneForm market={props.of} of={zone} />}
      remove={(zone) => <Remove zone={zone} />}
    />
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
