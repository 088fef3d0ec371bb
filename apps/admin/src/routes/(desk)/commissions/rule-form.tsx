// The form of a rule of commission, new or known.
import { useSubmission } from "@solidjs/router";
import { type CommissionRule, Currency, writeMoney } from "@stoa/client";
import { Button, Field, FormError, LinkButton, Panel, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { CategorySelect } from "~/lib/category-select";
import { sentence } from "~/lib/sentences";
import { addRule, saveRule } from "./actions";

const WRONG =
  "Something is not right: a rate like 12.5, amounts like 0.30, a currency where there are amounts, a cap that is not below the floor.";

/** The form. Whatever is left empty is not asked of a sale. */
export function RuleForm(props: { rule: CommissionRule | null }) {
  const submission = useSubmission(props.rule ? saveRule : addRule);
  const refusal = () => {
    const { result } = submission;
    if (!result || result.ok) return null;
    if (result.code === "NOT_FOUND") return "There is no such product, category or seller.";
    return result.code === "INVALID_INPUT" ? WRONG : sentence(result.code);
  };
  const typed = (name: string, known: string | null | undefined) =>
    submission.input?.[0]?.get(name)?.toString() ?? known ?? "";
  const amount = (minor: number | null | undefined) =>
    minor && props.rule?.currency ? writeMoney(minor, props.rule.currency) : "";
  return (
    <Panel>
      <form method="post" action={props.rule ? saveRule : addRule} class="flex max-w-2xl flex-col gap-5">
        <FormError message={refusal()} />
        <Show when={props.rule}>
          {(rule) => (
            <>
              <input type="hidden" name="ruleId" value={rule().ruleId} />
              <input type="hidden" name="version:number" value={rule().version} />
            </>
          )}
        </Show>
        <Field label="Name" name="name" value={typed("name", props.rule?.name)} required minlength={3} maxlength={80} />
        <fieldset class="flex flex-col gap-4">
          <legend class="mb-2 font-semibold">It is about</legend>
          <Field
            label="Product"
            name="productSlug"
            value={typed("productSlug", props.rule?.product?.slug)}
            maxlength={120}
            hint="The last part of its address. Empty: all products."
          />
          <CategorySelect
            label="Category"
            name="categorySlug"
            value={typed("categorySlug", props.rule?.category?.slug)}
            none="All categories"
            hint="With all below it."
          />
          <Field
            label="Seller"
            name="sellerHandle"
            value={typed("sellerHandle", props.rule?.seller?.handle)}
            maxlength={120}
            hint="Their handle. Empty: all sellers."
          />
          <Select
            label="Currency"
            name="currency"
            value={typed("currency", props.rule?.currency)}
            choices={[
              { value: "", label: "All, with a rate alone" },
              ...Currency.options.map((currency) => ({ value: currency, label: currency })),
            ]}
          />
          <div class="grid gap-4 sm:grid-cols-2">
            <Field
              label="Unit price from"
              name="fromMinor"
              value={typed("fromMinor", amount(props.rule?.fromMinor))}
              inputmode="decimal"
            />
            <Field
              label="Unit price below"
              name="toMinor"
              value={typed("toMinor", amount(props.rule?.toMinor))}
              inputmode="decimal"
            />
          </div>
        </fieldset>
        <fieldset class="flex flex-col gap-4">
          <legend class="mb-2 font-semibold">It takes</legend>
          <div class="grid gap-4 sm:grid-cols-2">
            <Field
              label="Rate in percent"
              name="rateBps"
              value={typed("rateBps", props.rule ? String(props.rule.rateBps / 100) : "")}
              inputmode="decimal"
              required
              maxlength={6}
              placeholder="12.5"
            />
            <Field
              label="For each unit"
              name="fixedMinor"
              value={typed("fixedMinor", amount(props.rule?.fixedMinor))}
              inputmode="decimal"
            />
            <Field
              label="Of a line, at least"
              name="floorMinor"
              value={typed("floorMinor", amount(props.rule?.floorMinor))}
              inputmode="decimal"
            />
            <Field
              label="Of a line, at most"
              name="capMinor"
              value={typed("capMinor", amount(props.rule?.capMinor))}
              inputmode="decimal"
            />
          </div>
        </fieldset>
        <div class="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" busy={submission.pending}>
            Save
          </Button>
          <LinkButton href="/commissions">Cancel</LinkButton>
        </div>
      </form>
    </Panel>
  );
}
