// Where the seller delivers to and for how much, market by market, with a try: what would a basket cost to send there?
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { formatDay, MARKET_HANDLES, type MarketHandle, marketName, marketOf, MARKETS, parseMoney } from "@stoa/client";
import { Button, Field, FormError, Money, Notice, PageHead, Panel, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { useOutcome } from "~/lib/outcome";
import { viewer } from "~/lib/viewer";
import { LOCALE } from "~/lib/words";
import { delivery, preview, setCutOff } from "./actions";
import { ShopZones } from "./zones";

export const route = { preload: () => ahead(delivery()) } satisfies RouteDefinition;

type Search = { market?: string; region?: string; postalCode?: string; items?: string; units?: string };

function CutOff(props: { hour: number | null }) {
  const outcome = useOutcome(setCutOff);
  return (
    <Panel title="Orders of the day">
      <form method="post" action={setCutOff} class="flex flex-wrap items-end gap-4">
        <FormError message={outcome.error()} class="w-full" />
        <Field
          class="w-64"
          label="Last hour, on the clocks of the market"
          name="cutOffHour"
          inputmode="numeric"
          placeholder="Midnight"
          value={props.hour === null ? "" : String(props.hour)}
          error={outcome.isWrong("cutOffHour") ? "An hour from 1 to 23, or nothing." : undefined}
        />
        <Button type="submit" busy={outcome.pending()}>
          Save
        </Button>
        <p class="w-full text-sm text-ink-faint">Handling of later orders begins with the next working day.</p>
      </form>
    </Panel>
  );
}

function Try(props: { search: Search }) {
  const market = () => marketOf(props.search.market ?? "") ?? MARKETS.us;
  const asked = () => {
    const itemsMinor = parseMoney(props.search.items ?? "", market().currency);
    const units = Number(props.search.units ?? "1");
    if (itemsMinor === null || !Number.isInteger(units) || units < 1 || units > 999) return null;
    const destination = { region: props.search.region ?? "", postalCode: props.search.postalCode ?? "" };
    return { market: market().handle as MarketHandle, destination, itemsMinor, units };
  };
  const found = createAsync(async () => (asked() ? await preview(asked()!) : null), { deferStream: true });
  return (
    <Panel title="Try it: what does a basket cost to send?">
      <form action="/delivery#try" id="try" class="flex scroll-mt-20 flex-wrap items-end gap-4">
        <Select
          class="w-44"
          label="Market"
          name="market"
          value={market().handle}
          choices={MARKET_HANDLES.map((handle) => ({ value: handle, label: marketName(handle) }))}
        />
        <Field class="w-28" label="Region" name="region" value={props.search.region ?? ""} />
        <Field class="w-32" label="Postal code" name="postalCode" value={props.search.postalCode ?? ""} />
        <Field
          class="w-32"
          label="Goods for"
          name="items"
          inputmode="decimal"
          required
          value={props.search.items ?? ""}
        />
        <Field class="w-20" label="Units" name="units" inputmode="numeric" value={props.search.units ?? "1"} />
        <Button type="submit">Show</Button>
      </form>
      <Show when={found()}>
        {(options) => (
          <div class="mt-4" role="status">
            <Show when={options().length > 0} fallback={<Notice tone="warn">Nothing is sent there.</Notice>}>
              <ul class="divide-y divide-line text-sm">
                <For each={options()}>
                  {(option) => (
                    <li class="flex flex-wrap justify-between gap-x-6 py-2">
                      <span class="font-medium">{option.method === "express" ? "Express" : "Standard"}</span>
                      <span class="text-ink-soft">
                        {formatDay(option.promise.fromDay, LOCALE)} to {formatDay(option.promise.toDay, LOCALE)}, with
                        one day of handling
                      </span>
                      <Money minor={option.feeMinor} currency={market().currency} locale={LOCALE} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </div>
        )}
      </Show>
    </Panel>
  );
}

export default function DeliveryPage() {
  const [search] = useSearchParams<Search>();
  const found = createAsync(() => delivery(), { deferStream: true });
  const me = createAsync(() => viewer(), { deferStream: true });
  const canEdit = () => me()?.may.includes("store.manage") ?? false;
  return (
    <>
      <Title>Delivery · Stoa for sellers</Title>
      <PageHead
        title="Delivery"
        lead="Where you send to, what it costs, and until when an order leaves as one of today."
      />
      <Show when={found()}>
        {(settings) => (
          <div class="flex flex-col gap-6">
            <For each={settings().markets}>{(market) => <ShopZones market={market} canEdit={canEdit()} />}</For>
            <Show when={canEdit()}>
              <CutOff hour={settings().cutOffHour} />
            </Show>
            <Try search={search} />
          </div>
        )}
      </Show>
    </>
  );
}
