// The prices of an offer, one currency after the other: the price, the former one, and a sale between two points in time.
import {
  type Currency,
  DAY_MS,
  marketName,
  MARKETS,
  type SellerOffer,
  type SellerPrice,
  writeMoney,
} from "@stoa/client";
import { Badge, Button, Field, FormError, Icon, Money, Panel, Time, toast } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { LOCALE } from "~/lib/words";
import { clockIn } from "~/lib/zoned";
import { changeFormerPrice, changePrice, CURRENCIES } from "./changes";
import { InlineEdit } from "./inline-edit";
import { saleState } from "./offer-badges";
import { endSale, planSale } from "./terms";
import { marketIn } from "./terms-fields";

type One = { offer: SellerOffer; currency: Currency };

const inputModeOf = (currency: Currency) => (currency === "JPY" ? ("numeric" as const) : ("decimal" as const));
const countriesIn = (currency: Currency) =>
  Object.values(MARKETS)
    .filter((market) => market.currency === currency)
    .map((market) => marketName(market.handle))
    .join(", ");

/** All currencies. */
export function PricePanel(props: { offer: SellerOffer }) {
  return (
    <Panel title="Prices">
      <ul class="-my-5 divide-y divide-line">
        <For each={CURRENCIES}>{(currency) => <PriceOf offer={props.offer} currency={currency} />}</For>
      </ul>
    </Panel>
  );
}

function PriceOf(props: One) {
  const price = () => props.offer.prices.find((one) => one.currency === props.currency);
  return (
    <li class="py-4">
      <div class="flex flex-col gap-x-6 gap-y-1 sm:flex-row sm:items-center sm:justify-between">
        <h3>
          <span class="font-semibold">{props.currency}</span>{" "}
          <span class="text-sm text-ink-faint">{countriesIn(props.currency)}</span>
        </h3>
        <div class="flex flex-col gap-x-6 sm:flex-row sm:items-center">
          <Show when={price()}>{(price) => <FormerPrice {...props} price={price()} />}</Show>
          <Amount {...props} price={price()} />
        </div>
      </div>
      <Show when={price()}>{(price) => <SaleOf {...props} price={price()} />}</Show>
    </li>
  );
}

function Amount(props: One & { price: SellerPrice | undefined }) {
  const save = async (text: string) => {
    const refused = await changePrice(props.offer, props.currency, text);
    if (refused === null) toast(`New price in ${props.currency}.`, { tone: "good" });
    return refused;
  };
  return (
    <span class="flex items-center justify-between gap-3">
      <span class="text-sm text-ink-faint">Price</span>
      <InlineEdit
        label={`Price in ${props.currency}`}
        text={props.price ? writeMoney(props.price.priceMinor, props.currency) : ""}
        inputMode={inputModeOf(props.currency)}
        save={save}
      >
        <Show when={props.price} fallback={<span class="text-accent">Set a price</span>}>
          {(price) => (
            <Money minor={price().priceMinor} currency={props.currency} locale={LOCALE} class="text-lg font-semibold" />
          )}
        </Show>
      </InlineEdit>
    </span>
  );
}

function FormerPrice(props: One & { price: SellerPrice }) {
  const save = async (text: string) => {
    const refused = await changeFormerPrice(props.offer, props.currency, text);
    if (refused === null) toast("Former price saved.", { tone: "good" });
    return refused;
  };
  return (
    <span class="flex items-center justify-between gap-3">
      <span class="text-sm text-ink-faint">Former price</span>
      <InlineEdit
        label={`Former price in ${props.currency}; empty for none`}
        text={props.price.compareAtMinor === null ? "" : writeMoney(props.price.compareAtMinor, props.currency)}
        inputMode={inputModeOf(props.currency)}
        save={save}
      >
        <Show when={props.price.compareAtMinor} fallback={<span class="text-ink-faint">None</span>}>
          {(former) => <Money minor={former()} currency={props.currency} locale={LOCALE} class="line-through" />}
        </Show>
      </InlineEdit>
    </span>
  );
}

/** The sale of a price, running, planned or over, and the form that plans another. */
function SaleOf(props: One & { price: SellerPrice }) {
  const state = () => saleState(props.price);
  const stands = () => state() === "planned" || state() === "running";
  return (
    <div class="mt-2">
      <Show when={stands() && props.price.sale}>
        {(sale) => (
          <div class="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2 text-sm">
            <Badge tone={state() === "running" ? "deal" : "info"}>{state() === "running" ? "Sale" : "Planned"}</Badge>
            <Money minor={sale().saleMinor} currency={props.currency} locale={LOCALE} class="font-semibold" />
            <span class="text-ink-soft">
              −{Math.round((1 - sale().saleMinor / props.price.priceMinor) * 100)} %,{" "}
              <Switch>
                <Match when={state() === "planned"}>
                  from <When at={sale().fromAt} currency={props.currency} /> until{" "}
                </Match>
                <Match when={state() === "running"}>until </Match>
              </Switch>
              <When at={sale().toAt} currency={props.currency} />
            </span>
            <EndSale {...props} />
          </div>
        )}
      </Show>
      <details class="group">
        <summary class="inline-flex min-h-9 items-center gap-1.5 text-sm font-medium text-accent hover:underline">
          {stands() ? "Change the sale" : "Plan a sale"}
          <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <SaleForm {...props} />
      </details>
    </div>
  );
}

function When(props: { at: number; currency: Currency }) {
  return <Time at={props.at} locale={LOCALE} timeZone={marketIn(props.currency).timeZone} />;
}

function EndSale(props: One) {
  const outcome = useOutcome(endSale, { only: (form) => form.get("currency") === props.currency });
  return (
    <form method="post" action={endSale} class="ms-auto">
      <input type="hidden" name="offerId" value={props.offer.offerId} />
      <input type="hidden" name="currency" value={props.currency} />
      <Button type="submit" size="sm" variant="quiet" busy={outcome.pending()}>
        End it
      </Button>
      <FormError message={outcome.error()} />
    </form>
  );
}

const HALF_HOUR_MS = 1_800_000;

function SaleForm(props: One & { price: SellerPrice }) {
  const outcome = useOutcome(planSale, {
    only: (form) => form.get("currency") === props.currency,
    own: { INVALID_INPUT: "A sale costs less than the price, and ends after it starts, not in the past." },
  });
  const { timeZone } = marketIn(props.currency);
  const next = Math.ceil(Date.now() / HALF_HOUR_MS) * HALF_HOUR_MS;
  const starts = () => clockIn(timeZone, props.price.sale?.fromAt ?? next);
  const ends = () => clockIn(timeZone, Math.max(props.price.sale?.toAt ?? 0, next + 7 * DAY_MS));
  const wrong = (field: string, sentence: string) =>
    outcome.isWrong(field) || outcome.isWrong("sale") ? sentence : undefined;
  return (
    <form method="post" action={planSale} class="mt-3 flex flex-col gap-4 rounded-md border border-line p-4">
      <input type="hidden" name="offerId" value={props.offer.offerId} />
      <input type="hidden" name="currency" value={props.currency} />
      <FormError message={outcome.error()} />
      <div class="grid gap-4 sm:grid-cols-2">
        <Field
          label={`Sale price, ${props.currency}`}
          class="sm:col-span-2 sm:max-w-56"
          name="price"
          inputMode={inputModeOf(props.currency)}
          required
          autocomplete="off"
          value={props.price.sale ? writeMoney(props.price.sale.saleMinor, props.currency) : ""}
          error={wrong("sale.saleMinor", "Type an amount below the price.")}
        />
        <Field
          label="Starts"
          name="from"
          type="datetime-local"
          required
          value={starts()}
          error={wrong("sale.fromAt", "Choose a day and a time.")}
        />
        <Field
          label="Ends"
          name="to"
          type="datetime-local"
          required
          value={ends()}
          error={wrong("sale.toAt", "Choose a time after the start.")}
        />
      </div>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Plan the sale
        </Button>
        <p class="text-sm text-ink-soft">Times of {timeZone.split("/")[1]!.replaceAll("_", " ")}.</p>
      </div>
    </form>
  );
}
