// What a sale would be charged now, and how every rule stands to it.
import { createAsync, useLocation } from "@solidjs/router";
import { type CommissionPreview, Currency } from "@stoa/client";
import { Button, Field, Money, Notice, Panel, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { LOCALE, OUTCOME_WORD, percent } from "~/lib/words";
import { preview, saleAsked } from "./actions";

/** The form and its answer; both live in the address. */
export function TryOut() {
  const location = useLocation();
  const sale = () => saleAsked(location.query);
  const answer = createAsync(
    async () => {
      const { asked } = sale();
      return asked === null ? undefined : await preview(asked);
    },
    { deferStream: true },
  );
  const typed = (name: string) => (typeof location.query[name] === "string" ? location.query[name] : "");
  return (
    <Panel title="What would a sale be charged?" class="scroll-mt-20">
      <form id="try" class="flex flex-wrap items-end gap-3" action="/commissions#try">
        <Field label="Product" name="product" value={typed("product")} required maxlength={120} class="w-56" />
        <Field label="Seller" name="seller" value={typed("seller")} required maxlength={120} class="w-44" />
        <Field label="Unit price" name="price" value={typed("price")} required inputmode="decimal" class="w-28" />
        <Select
          label="Currency"
          name="currency"
          value={typed("currency") || "USD"}
          choices={Currency.options.map((currency) => ({ value: currency, label: currency }))}
          class="w-28"
        />
        <Field
          label="Units"
          name="quantity"
          type="number"
          min={1}
          max={999}
          value={typed("quantity") || "1"}
          class="w-20"
        />
        <Button type="submit">Ask</Button>
      </form>
      <div aria-live="polite">
        <Show when={sale().isWrong}>
          <Notice tone="warn" class="mt-4">
            The last part of a product's address, a seller's handle and a price like 49.90 are needed.
          </Notice>
        </Show>
        <Show when={sale().asked && answer() === null}>
          <Notice tone="warn" class="mt-4">
            There is no such product, or no such seller.
          </Notice>
        </Show>
        <Show when={answer()}>{(found) => <Answer of={found()} />}</Show>
      </div>
    </Panel>
  );
}

function Answer(props: { of: CommissionPreview }) {
  return (
    <div class="mt-5 border-t border-line pt-4">
      <p>
        <Money
          minor={props.of.commissionMinor}
          currency={props.of.currency}
          locale={LOCALE}
          class="text-xl font-semibold"
        />{" "}
        of <Money minor={props.of.totalMinor} currency={props.of.currency} locale={LOCALE} />
        {props.of.ruleId === null ? `, by the seller's own rate of ${percent(props.of.rateBps)}.` : "."}
      </p>
      <ol class="mt-4 flex flex-col gap-1.5 text-sm">
        <For each={props.of.trace}>
          {(step, i) => (
            <li class="flex flex-wrap gap-x-3" classList={{ "font-semibold": step.outcome === "fits" }}>
              <span class="figures text-ink-faint">{i() + 1}.</span>
              <span>{step.name}</span>
              <span classList={{ "text-good": step.outcome === "fits", "text-ink-faint": step.outcome !== "fits" }}>
                {OUTCOME_WORD[step.outcome]}
              </span>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}
