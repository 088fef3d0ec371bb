// The markets as they are set up: currency, languages, tax, delivery, and who takes which payment.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition } from "@solidjs/router";
import {
  type Market,
  type MarketHandle,
  marketName,
  MARKETS,
  type MarketSetup,
  type MarketWay,
  PLACES,
} from "@stoa/client";
import { Badge, type Column, Facts, PageHead, Panel, Table } from "@stoa/ui";
import { writePercent } from "@stoa/ui/selling";
import { For, type JSX, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { counted } from "~/lib/words";

const markets = query(() => read(() => api().admin.settings.markets.query()), "admin.markets");

export const route = { preload: () => ahead(markets()) } satisfies RouteDefinition;

const METHOD_WORD: Record<MarketWay["method"], string> = {
  card: "Card",
  wallet: "Wallet",
  upi: "UPI",
  cod: "Cash on delivery",
};

function State(props: { way: MarketWay }) {
  return (
    <Show when={props.way.taker !== null} fallback={<Badge tone="warn">Nobody takes it</Badge>}>
      <Show when={props.way.percent > 0} fallback={<Badge>Switched off</Badge>}>
        <Badge tone="good">{props.way.percent === 100 ? "Offered" : `Offered to ${props.way.percent} %`}</Badge>
      </Show>
    </Show>
  );
}

const WAYS: readonly Column<MarketWay>[] = [
  { head: "Way of paying", phone: "head", grow: true, cell: (way) => METHOD_WORD[way.method] },
  {
    head: "Taken by",
    cell: (way) => (
      <Show when={way.taker} fallback={<span class="text-ink-faint">nobody</span>}>
        {(taker) => (
          <span class="whitespace-nowrap">
            {taker() === "carrier" ? "The carrier" : taker()}
            <Show when={way.isHosted}>
              <span class="text-ink-faint">, on its own page</span>
            </Show>
          </span>
        )}
      </Show>
    ),
  },
  { head: "State", align: "end", cell: (way) => <State way={way} /> },
];

const languageName = new Intl.DisplayNames("en", { type: "language" });
const languagesOf = (market: MarketHandle) =>
  PLACES.filter((place) => place.market.handle === market)
    .map((place) => `${languageName.of(place.locale)} (${place.base})`)
    .join(", ");

function InText(props: { href: string; children: JSX.Element }) {
  return (
    <a href={props.href} class="text-accent underline underline-offset-4 hover:no-underline">
      {props.children}
    </a>
  );
}

function MarketPanel(props: { of: MarketSetup }) {
  const market = (): Market => MARKETS[props.of.market];
  const tax = () =>
    `${market().taxName}, ${writePercent(market().taxBps)} % where no rate says otherwise; prices are shown ${market().taxInclusive ? "with" : "without"} it`;
  return (
    <Panel title={marketName(props.of.market)}>
      <div class="grid gap-6 lg:grid-cols-2">
        <Facts
          facts={[
            { label: "Currency", value: market().currency },
            { label: "Languages", value: languagesOf(props.of.market) },
            { label: "Time", value: market().timeZone.replace("_", " ") },
            { label: "Tax", value: tax() },
            {
              label: "Rates",
              value: (
                <InText href="/taxes">
                  {props.of.taxRateCount > 0 ? counted(props.of.taxRateCount, "rate") : "the usual one alone"}
                </InText>
              ),
            },
            {
              label: "Delivery",
              value: (
                <InText href="/delivery">
                  {props.of.zoneCount > 0
                    ? `${counted(props.of.zoneCount, "zone")} for sellers without their own`
                    : "Stoa's table, where sellers have no zones"}
                </InText>
              ),
            },
          ]}
        />
        <Table caption={`Ways of paying in ${marketName(props.of.market)}`} columns={WAYS} rows={props.of.ways} />
      </div>
    </Panel>
  );
}

export default function Markets() {
  const all = createAsync(() => markets(), { deferStream: true });
  return (
    <>
      <Title>Markets · Stoa admin</Title>
      <PageHead
        title="Markets"
        lead={
          <>
            Where the marketplace sells. Ways of paying are switched market by market under{" "}
            <InText href="/flags">Feature flags</InText>; who takes them is a matter of the deployment's secrets.
          </>
        }
      />
      <Show when={all()}>
        {(all) => (
          <div class="flex flex-col gap-6">
            <For each={all()}>{(one) => <MarketPanel of={one} />}</For>
          </div>
        )}
      </Show>
    </>
  );
}
