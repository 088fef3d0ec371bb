// Tax rates by country, region and category. They hold for what is ordered from now on.
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
import { formInput, SetTaxRate, submitForm, type TaxRate, TaxRateInput } from "@stoa/client";
import { Button, ConfirmForm, Field, FormError, Notice, PageHead, Panel, Table } from "@stoa/ui";
import { readPercent, writePercent } from "@stoa/ui/selling";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { CategorySelect } from "~/lib/category-select";
import { sentence } from "~/lib/sentences";
import { ahead, read, useMay } from "~/lib/session";

const rates = query(() => read(() => api().admin.taxes.list.query()), "admin.taxes.list");

export const route = { preload: () => ahead(rates()) } satisfies RouteDefinition;

const setRate = action(async (form: FormData) => {
  "use server";
  const schema = {
    safeParse: (input: unknown) => {
      const { percent, ...rest } = input as Record<string, unknown>;
      return SetTaxRate.safeParse({ ...rest, rateBps: readPercent(String(percent ?? "")) });
    },
  };
  const result = await submitForm(schema, form, (input) => api().admin.taxes.set.mutate(input));
  if (result.ok) throw redirect("/taxes?done=set");
  return result;
}, "set-tax-rate");

const removeRate = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(TaxRateInput, form, (input) => api().admin.taxes.remove.mutate(input));
  if (result.ok) throw redirect("/taxes?done=removed");
  return result;
}, "remove-tax-rate");

const DONE: Record<string, string> = {
  set: "The rate is set. Orders from now on have it.",
  removed: "The rate is taken out. The next wider one holds.",
};

const isOf = (rate: TaxRate) => (form: FormData) => {
  const input = formInput(form);
  return (
    input["country"] === rate.country &&
    (input["region"] ?? "") === rate.region &&
    (input["categorySlug"] ?? "") === rate.categorySlug
  );
};

function Remove(props: { rate: TaxRate }) {
  const submission = useSubmission(removeRate, ([form]) => isOf(props.rate)(form));
  return (
    <ConfirmForm
      label="Take out"
      look={{ size: "sm", variant: "quiet" }}
      title="Take this rate out?"
      action={removeRate}
      confirmLabel="Take it out"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>New orders have the next wider rate. Orders that were placed keep theirs.</p>
      <input type="hidden" name="country" value={props.rate.country} />
      <input type="hidden" name="region" value={props.rate.region} />
      <input type="hidden" name="categorySlug" value={props.rate.categorySlug} />
    </ConfirmForm>
  );
}

function SetRate() {
  const submission = useSubmission(setRate);
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  const wrong = (field: string, otherwise: string) => (refused()?.fields[field] ? otherwise : undefined);
  return (
    <Panel title="Set a rate">
      <form method="post" action={setRate} class="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <FormError
          message={
            refused() && (refused()!.code === "NOT_FOUND" ? "There is no such category." : sentence(refused()!.code))
          }
          class="sm:col-span-2 lg:col-span-5"
        />
        <Field
          label="Country"
          name="country"
          required
          maxlength="2"
          placeholder="DE"
          autocapitalize="characters"
          error={wrong("country", "Two letters.")}
        />
        <Field label="Region" name="region" maxlength="80" placeholder="Whole country" hint="As in addresses: CA." />
        <CategorySelect label="Category" name="categorySlug" none="Everything" />
        <Field
          label="Rate in percent"
          name="percent"
          required
          inputmode="decimal"
          placeholder="19"
          error={wrong("rateBps", "0 to 100.")}
        />
        <Field label="Where it is written" name="source" maxlength="160" placeholder="§ 12 UStG" />
        <div class="sm:col-span-2 lg:col-span-5">
          <Button type="submit" variant="primary" busy={submission.pending}>
            Set the rate
          </Button>
        </div>
      </form>
    </Panel>
  );
}

export default function Taxes(props: RouteSectionProps) {
  const all = createAsync(() => rates(), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Tax rates · Stoa admin</Title>
      <PageHead
        title="Tax rates"
        lead="The closest one holds: region before country, category before everything. Without any, the rate of the market."
      />
      <Show when={DONE[String(props.location.query["done"])]}>
        {(told) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{told()}</Notice>
          </div>
        )}
      </Show>
      <div class="flex flex-col gap-6">
        <Panel class="py-2! sm:py-3!">
          <Table
            caption="Tax rates"
            rows={all() ?? []}
            columns={[
              {
                head: "Where",
                phone: "head",
                cell: (rate) => (
                  <span class="font-medium whitespace-nowrap">
                    {rate.country}
                    {rate.region ? `, ${rate.region}` : ""}
                  </span>
                ),
              },
              { head: "Category", cell: (rate) => rate.categorySlug || "Everything" },
              { head: "Rate", align: "end", cell: (rate) => `${writePercent(rate.rateBps)} %` },
              {
                head: "Source",
                grow: true,
                cell: (rate) => (
                  <span class="text-ink-soft" dir="auto">
                    {rate.source}
                  </span>
                ),
              },
              {
                head: "",
                align: "end",
                cell: (rate) => <Show when={may("finance.write")}>{<Remove rate={rate} />}</Show>,
              },
            ]}
          />
        </Panel>
        <Show when={may("finance.write")}>
          <SetRate />
        </Show>
      </div>
    </>
  );
}
