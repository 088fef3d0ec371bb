// Under which policy things come back, by branch of the catalogue.
import { Title } from "@solidjs/meta";
import { action, createAsync, query, type RouteDefinition, useSubmission } from "@solidjs/router";
import {
  BARRED_REASONS,
  type BarredReason,
  RemoveReturnPolicy,
  type ReturnPolicy,
  SetReturnPolicy,
  submitForm,
} from "@stoa/client";
import { Badge, Button, Field, FormError, PageHead, Panel, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { CategorySelect } from "~/lib/category-select";
import { sentence } from "~/lib/sentences";
import { ahead, read, useMay } from "~/lib/session";
import { counted } from "~/lib/words";

const policies = query(() => read(() => api().admin.returns.policies.query()), "admin.return-policies");

const setPolicy = action(async (form: FormData) => {
  "use server";
  return submitForm(SetReturnPolicy, form, (input) => api().admin.returns.setPolicy.mutate(input));
}, "set-return-policy");

const removePolicy = action(async (form: FormData) => {
  "use server";
  return submitForm(RemoveReturnPolicy, form, (input) => api().admin.returns.removePolicy.mutate(input));
}, "remove-return-policy");

export const route = { preload: () => ahead(policies()) } satisfies RouteDefinition;

const BARRED_WORD: Record<BarredReason, string> = {
  hygiene: "Not returnable: hygiene",
  digital: "Not returnable: digital",
  perishable: "Not returnable: perishable",
  made_to_order: "Not returnable: made to order",
};

export default function ReturnPolicies() {
  const all = createAsync(() => policies(), { deferStream: true });
  const may = useMay();
  const setting = useSubmission(setPolicy);
  return (
    <>
      <Title>Return policies · Stoa admin</Title>
      <PageHead
        title="Return policies"
        lead="The nearest branch above a product counts. Sellers may be kinder, never harsher; in the EU nothing is shorter than the 14 days of Directive 2011/83/EU, article 9."
      />
      <div class="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <Show when={all()}>
          {(found) => (
            <ul class="flex flex-col gap-3">
              <For each={found()}>{(policy) => <Policy of={policy} />}</For>
            </ul>
          )}
        </Show>
        <Show when={may("orders.decide")}>
          <Panel title="Set a policy">
            <form method="post" action={setPolicy} class="flex flex-col items-start gap-4">
              <FormError
                message={
                  setting.result?.ok === false
                    ? setting.result.code === "CONFLICT"
                      ? "There is no category of this name."
                      : sentence(setting.result.code)
                    : null
                }
              />
              <CategorySelect class="w-full" label="Category" name="categorySlug" none="Everything else" />
              <Field
                class="w-full"
                label="Days"
                name="windowDays:number"
                type="number"
                min={0}
                max={365}
                required
                value={30}
              />
              <Select
                class="w-full"
                label="Who pays the way back"
                name="wayBack"
                choices={[
                  { value: "buyer", label: "The buyer, unless it is the seller's fault" },
                  { value: "seller", label: "The seller" },
                ]}
              />
              <Select
                class="w-full"
                label="Whether it comes back at all"
                name="barredBecause"
                choices={[
                  { value: "", label: "Returnable" },
                  ...BARRED_REASONS.map((value) => ({ value, label: BARRED_WORD[value] })),
                ]}
              />
              <Button type="submit" variant="primary" busy={setting.pending}>
                Set it
              </Button>
            </form>
          </Panel>
        </Show>
      </div>
    </>
  );
}

function Policy(props: { of: ReturnPolicy }) {
  const may = useMay();
  const removing = useSubmission(removePolicy, ([form]) => form.get("categorySlug") === props.of.categorySlug);
  return (
    <li>
      <Panel>
        <div class="flex flex-wrap items-center justify-between gap-3">
          <div>
            <h2 class="font-semibold">
              {props.of.categorySlug === "" ? "Everything else" : (props.of.categoryName ?? props.of.categorySlug)}
            </h2>
            <p class="text-sm text-ink-soft">
              {counted(props.of.windowDays, "day")}, way back paid by the {props.of.wayBack}
            </p>
          </div>
          <div class="flex items-center gap-3">
            <Show when={props.of.barredBecause}>{(why) => <Badge tone="warn">{BARRED_WORD[why()]}</Badge>}</Show>
            <Show when={props.of.categorySlug !== "" && may("orders.decide")}>
              <form method="post" action={removePolicy}>
                <input type="hidden" name="categorySlug" value={props.of.categorySlug} />
                <Button type="submit" size="sm" variant="danger" busy={removing.pending}>
                  Remove
                </Button>
              </form>
            </Show>
          </div>
        </div>
        <FormError message={removing.result?.ok === false ? sentence(removing.result.code) : null} />
      </Panel>
    </li>
  );
}
