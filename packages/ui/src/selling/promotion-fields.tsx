// The fields of a promotion. Which of them a kind has is shown by style alone, so that it works without scripts.
import { MARKET_HANDLES, marketName, PROMOTION_KINDS, type PromotionKind, type PromotionView } from "@stoa/contract";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Checkbox, Field, TextArea } from "../field.tsx";
import { Panel } from "../layout.tsx";
import { Select } from "../select.tsx";
import { FORM_TIERS, typedPromotion } from "./promotion-form.ts";
import { KIND_WORD } from "./promotion-words.ts";

const AMOUNTS_HINT = "For example 10 USD, 9.50 EUR, 1200 JPY. It holds in the currencies that you name.";

interface Parts {
  /** What stands in a field. */
  typed: (name: string) => string;
  /** The error of a field of the API's input. */
  wrong: (...fields: string[]) => string | undefined;
}

function Kind(props: Parts & { kind: PromotionKind }) {
  const field = (label: string, name: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field label={label} name={name} value={props.typed(name)} autocomplete="off" {...more} />
  );
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Switch>
        <Match when={props.kind === "percent"}>
          {field("Percentage", "percent", { inputmode: "decimal", error: props.wrong("effect.bps") && "1 to 100." })}
          {field("At most", "atMost", { hint: AMOUNTS_HINT, error: props.wrong("effect.atMost") })}
        </Match>
        <Match when={props.kind === "amount"}>
          {field("Amount off", "off", { class: "sm:col-span-2", hint: AMOUNTS_HINT, error: props.wrong("effect.off") })}
        </Match>
        <Match when={props.kind === "bundle"}>
          {field("Units bought", "buyUnits", { inputmode: "numeric", error: props.wrong("effect.buyUnits") })}
          {field("Units for less", "getUnits", { inputmode: "numeric", error: props.wrong("effect.getUnits") })}
          {field("Percentage off these", "bundlePercent", {
            inputmode: "decimal",
            hint: "100 makes them free. The cheapest are the ones for less.",
            error: props.wrong("effect.bps") && "1 to 100.",
          })}
          {field("At most so many times", "maxTimes", { inputmode: "numeric", placeholder: "No limit" })}
          {field("Other products for less", "getProducts", {
            class: "sm:col-span-2",
            hint: "Addresses of product pages. Empty: the same products that are bought.",
            error: props.wrong("effect.getProductSlugs") && "One of these products is not there.",
          })}
        </Match>
        <Match when={props.kind === "tiers"}>
          <Select
            label="Steps are counted by"
            name="tiersBy"
            value={props.typed("tiersBy")}
            choices={[
              { value: "units", label: "units" },
              { value: "minimum", label: "value of the goods" },
            ]}
          />
          <p class="text-sm text-ink-soft sm:self-end" role="note">
            {props.wrong("effect.steps") ?? "The highest step that is reached holds."}
          </p>
          <For each={Array.from({ length: FORM_TIERS }, (_, i) => i)}>
            {(i) => (
              <>
                {field(`Step ${i + 1}: from`, `tierFrom${i}`, { placeholder: "3, or 50 USD, 45 EUR" })}
                {field(`Step ${i + 1}: percentage off`, `tierPercent${i}`, { inputmode: "decimal" })}
              </>
            )}
          </For>
        </Match>
        <Match when={props.kind === "delivery"}>
          {field("Percentage off the fee", "deliveryPercent", {
            inputmode: "decimal",
            hint: "100 makes it free.",
            error: props.wrong("effect.bps") && "1 to 100.",
          })}
          <Select
            label="For"
            name="deliveryMethods"
            value={props.typed("deliveryMethods")}
            choices={[
              { value: "standard", label: "standard delivery" },
              { value: "both", label: "any delivery" },
            ]}
          />
        </Match>
      </Switch>
    </div>
  );
}

/** All fields; `children` are the buttons at the end. `isMarket`: by the marketplace, which may pay a part. */
export function PromotionFields(props: {
  of: PromotionView | null;
  isMarket: boolean;
  isWrong: (field: string) => boolean;
  children: JSX.Element;
}) {
  const values = () => typedPromotion(props.of);
  const typed = (name: string) => values()[name] ?? "";
  const wrong = (...fields: string[]) =>
    fields.some((field) => props.isWrong(field)) ? "Please check this field." : undefined;
  return (
    <div class="flex flex-col gap-6">
      <Show when={props.of}>{(of) => <input type="hidden" name="promotionId" value={of().promotionId} />}</Show>
      <Panel title="What it is">
        <div class="grid gap-4 sm:grid-cols-2">
          <Field
            label="Name"
            name="name"
            required
            minlength="3"
            maxlength="80"
            value={typed("name")}
            hint="Customers read it beside what is taken off."
            error={wrong("name")}
          />
          <Field
            label="Coupon code"
            name="code"
            value={typed("code")}
            maxlength="32"
            autocapitalize="characters"
            autocomplete="off"
            hint="Empty: it applies by itself. Letters, digits and dashes."
            error={wrong("code")}
          />
        </div>
        <fieldset class="mt-5">
          <legend class="mb-2 text-sm font-medium">What is taken off</legend>
          <ul class="divide-y divide-line overflow-hidden rounded-lg border border-line">
            <For each={PROMOTION_KINDS}>
              {(kind) => (
                <li class="group/kind has-checked:bg-sunken/50">
                  <label class="flex min-h-12 items-center gap-3 px-4 text-sm font-medium">
                    <input type="radio" name="kind" value={kind} checked={typed("kind") === kind} class="size-4.5" />
                    {KIND_WORD[kind]}
                  </label>
                  <div class="hidden px-4 pb-5 group-has-[input[name=kind]:checked]/kind:block">
                    <Kind kind={kind} typed={typed} wrong={wrong} />
                  </div>
                </li>
              )}
            </For>
          </ul>
        </fieldset>
      </Panel>
      <Panel title="For which goods and whom">
        <div class="grid gap-4 sm:grid-cols-2">
          <TextArea
            label="Products"
            name="products"
            rows={2}
            value={typed("products")}
            hint="Addresses of product pages. With neither products nor categories it is for all."
            error={wrong("goods.productSlugs") && "One of these products is not there."}
          />
          <TextArea
            label="Categories"
            name="categories"
            rows={2}
            value={typed("categories")}
            hint="Addresses of category pages, such as lighting; all below them counts."
            error={wrong("goods.categorySlugs") && "One of these categories is not there."}
          />
          <Show when={props.isMarket}>
            <TextArea
              label="Sellers"
              name="sellers"
              rows={2}
              value={typed("sellers")}
              hint="Addresses of their shops. Empty: all sellers."
              error={wrong("goods.sellerHandles") && "One of these sellers is not there."}
            />
          </Show>
          <Field
            label="From this value of the goods on"
            name="minimum"
            value={typed("minimum")}
            hint={AMOUNTS_HINT}
            error={wrong("conditions.minimum")}
          />
          <Field
            label="From so many units on"
            name="minimumUnits"
            inputmode="numeric"
            value={typed("minimumUnits")}
            error={wrong("conditions.minimumUnits")}
          />
          <Select
            label="Customers"
            name="customers"
            value={typed("customers")}
            choices={[
              { value: "everybody", label: "everybody" },
              { value: "first_order", label: "those who order for the first time" },
              { value: "named", label: "those who are named" },
            ]}
          />
          <TextArea
            label="E-mail addresses of those who are named"
            name="emails"
            rows={2}
            value=""
            hint={
              props.of && props.of.namedCount > 0
                ? `${props.of.namedCount} are named. They are not shown again; new ones take their place.`
                : "Only needed for those who are named. They are kept in a form that cannot be read."
            }
            error={wrong("emails")}
          />
          <fieldset class="sm:col-span-2">
            <legend class="mb-1 text-sm font-medium">Markets (none: all of them)</legend>
            <div class="flex flex-wrap gap-x-5">
              <For each={MARKET_HANDLES}>
                {(handle) => (
                  <Checkbox
                    name="markets"
                    value={handle}
                    label={marketName(handle)}
                    checked={props.of?.conditions.markets.includes(handle) ?? false}
                  />
                )}
              </For>
            </div>
          </fieldset>
        </div>
      </Panel>
      <Panel title="When, how often, and beside others">
        <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field
            label="From (UTC)"
            name="startsAt"
            type="datetime-local"
            value={typed("startsAt")}
            error={wrong("startsAt")}
          />
          <Field
            label="Until (UTC)"
            name="endsAt"
            type="datetime-local"
            value={typed("endsAt")}
            hint="Empty: until you end it."
            error={wrong("endsAt")}
          />
          <Field
            label="Budget"
            name="budget"
            value={typed("budget")}
            hint="The most that may be taken off in all, such as 500 USD."
            error={wrong("budget")}
          />
          <Field
            label="Uses in all"
            name="maxUses"
            inputmode="numeric"
            placeholder="No limit"
            value={typed("maxUses")}
            error={wrong("maxUses")}
          />
          <Field
            label="Uses of one customer"
            name="maxPerCustomer"
            inputmode="numeric"
            placeholder="No limit"
            value={typed("maxPerCustomer")}
            error={wrong("maxPerCustomer")}
          />
          <Field
            label="Priority"
            name="priority"
            inputmode="numeric"
            value={typed("priority")}
            hint="The higher number is taken off first."
            error={wrong("priority")}
          />
          <Show when={props.isMarket}>
            <Field
              label="Share that Stoa pays, in percent"
              name="platformPercent"
              inputmode="decimal"
              value={typed("platformPercent")}
              hint="The sellers pay the rest."
              error={wrong("platformBps") && "0 to 100."}
            />
          </Show>
          <Checkbox
            class="sm:col-span-2 lg:col-span-3"
            name="isExclusive"
            checked={props.of?.isExclusive ?? false}
            label="Goods that it reduces are reduced by nothing else. Of several, the one that saves more holds."
          />
        </div>
      </Panel>
      {props.children}
    </div>
  );
}
