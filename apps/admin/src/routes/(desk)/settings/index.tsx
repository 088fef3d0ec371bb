// What holds for the whole marketplace: how long stock is held, when money is taken, when sellers get theirs.
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
import { SaveSettings, type SettingsView, submitForm } from "@stoa/client";
import { Button, Field, FormError, Notice, PageHead, Panel, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { ahead, read, useMay } from "~/lib/session";
import { provedFirst } from "~/lib/step-up";

const settings = query(() => read(() => api().admin.settings.get.query()), "admin.settings");

export const route = { preload: () => ahead(settings()) } satisfies RouteDefinition;

const saveSettings = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SaveSettings, form, (input) => api().admin.settings.save.mutate(input));
  if (result.ok) throw redirect("/settings?done=saved");
  return provedFirst(result, "/settings");
}, "save-settings");

const CAPTURES = [
  { value: "at_once", label: "With the purchase" },
  { value: "per_parcel", label: "For each parcel as it leaves" },
];

function SettingsForm(props: { of: SettingsView }) {
  const submission = useSubmission(saveSettings);
  const may = useMay();
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  const wrong = (field: string, otherwise: string) => (refused()?.fields[field] ? otherwise : undefined);
  return (
    <form method="post" action={saveSettings} class="flex flex-col gap-6">
      <FormError message={refused() && sentence(refused()!.code)} />
      <input type="hidden" name="version" value={props.of.version} />
      <fieldset disabled={!may("finance.write")} class="flex flex-col gap-6">
        <Panel title="Paying">
          <div class="grid gap-4 sm:grid-cols-2">
            <Select
              label="When money is taken"
              name="capture"
              choices={CAPTURES}
              value={props.of.capture}
              hint="By parcel only with providers that can draw several times. Purchases that are placed keep their way."
            />
            <Field
              label="Minutes to pay"
              name="holdMinutes"
              type="number"
              min="5"
              max="1440"
              required
              value={props.of.holdMinutes}
              hint="So long stock is held for a purchase that is not paid yet."
              error={wrong("holdMinutes", "5 to 1,440 minutes.")}
            />
          </div>
        </Panel>
        <Panel title="Orders and stock">
          <div class="grid gap-4 sm:grid-cols-2">
            <Field
              label="Days until a late order is called off"
              name="cancelLateDays"
              type="number"
              min="1"
              max="60"
              required
              value={props.of.cancelLateDays}
              hint="Counted from the day on which it was to leave. The customer gets the money back."
              error={wrong("cancelLateDays", "1 to 60 days.")}
            />
            <Field
              label="Low stock"
              name="lowStock"
              type="number"
              min="0"
              max="1000"
              required
              value={props.of.lowStock}
              hint="At or below so many units an offer counts as low."
              error={wrong("lowStock", "0 to 1,000 units.")}
            />
          </div>
        </Panel>
        <Panel title="Sellers' money">
          <div class="grid gap-4 sm:grid-cols-2">
            <Field
              label="Days until money is released"
              name="payoutHoldDays"
              type="number"
              min="0"
              max="90"
              required
              value={props.of.payoutHoldDays}
              hint="Counted from delivery. A seller may have days of their own."
              error={wrong("payoutHoldDays", "0 to 90 days.")}
            />
          </div>
        </Panel>
        <Show when={may("finance.write")}>
          <div>
            <Button type="submit" variant="primary" busy={submission.pending}>
              Save settings
            </Button>
          </div>
        </Show>
      </fieldset>
    </form>
  );
}

export default function SettingsPage(props: RouteSectionProps) {
  const current = createAsync(() => settings(), { deferStream: true });
  return (
    <>
      <Title>Settings · Stoa admin</Title>
      <PageHead title="Settings" lead="What holds for the whole marketplace, for whatever happens from now on." />
      <Show when={props.location.query["done"] === "saved"}>
        <div role="status" class="mb-4">
          <Notice tone="good">The settings are saved. They hold everywhere within a minute.</Notice>
        </div>
      </Show>
      <Show when={current()}>{(of) => <SettingsForm of={of()} />}</Show>
    </>
  );
}
