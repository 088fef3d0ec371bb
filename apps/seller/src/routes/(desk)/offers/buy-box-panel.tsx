// Why this offer is in front, or why not: its handicaps in each market beside those of the offer in front, and what would help.
import { createAsync } from "@solidjs/router";
import {
  BUY_BOX_PARTS,
  type BuyBoxPart,
  type BuyBoxReport,
  type BuyBoxStanding,
  formatDay,
  formatMoney,
  marketName,
  type SellerOffer,
} from "@stoa/client";
import { Badge, Icon, Money, Panel, type Tone } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { counted, LOCALE } from "~/lib/words";
import { buyBox } from "./terms";

const STANDING: Record<BuyBoxStanding, { word: string; tone: Tone }> = {
  wins: { word: "In front", tone: "good" },
  shares: { word: "Takes turns", tone: "info" },
  loses: { word: "Behind", tone: "warn" },
  absent: { word: "Not in it", tone: "plain" },
};

const PART_WORD: Record<BuyBoxPart, string> = {
  landed: "Price with delivery",
  delay: "Day of arrival",
  condition: "Condition",
  rating: "Rating of your shop",
  health: "Late and cancelled orders",
};

/** A handicap as it is read: `+3.2 %` of the price. */
const percent = (bps: number) => (bps === 0 ? "none" : `+${(bps / 100).toFixed(bps < 1_000 ? 1 : 0)} %`);

/** All markets, the ones that need attention open. */
export function BuyBoxPanel(props: { offer: SellerOffer }) {
  const reports = createAsync(() => buyBox(props.offer.offerId), { deferStream: true });
  const firstLost = () => reports()?.find(({ standing }) => standing === "loses" || standing === "shares")?.market;
  return (
    <Panel title="Buy box">
      <p class="-mt-2 mb-4 text-sm text-ink-soft">
        The page of a product puts one offer in front. Every offer has handicaps; the smallest sum is in front, and
        those within 1 % of it take turns by the hour.
      </p>
      <div class="-mx-2 divide-y divide-line border-t border-line">
        <For each={reports()}>
          {(report) => <MarketReport {...{ report }} offer={props.offer} open={report.market === firstLost()} />}
        </For>
      </div>
    </Panel>
  );
}

function MarketReport(props: { report: BuyBoxReport; offer: SellerOffer; open: boolean }) {
  const standing = () => STANDING[props.report.standing];
  return (
    <details class="group px-2" open={props.open}>
      <summary class="flex min-h-13 items-center gap-3">
        <span class="flex-1 font-medium">{marketName(props.report.market)}</span>
        <Show when={props.report.place > 0 && props.report.contenders > 1}>
          <span class="figures text-sm text-ink-faint">
            {props.report.place} of {props.report.contenders}
          </span>
        </Show>
        <Badge tone={standing().tone}>{standing().word}</Badge>
        <Icon name="chevronDown" class="size-4 text-ink-faint transition-transform group-open:rotate-180" />
      </summary>
      <div class="flex flex-col gap-4 pt-1 pb-5">
        <Sentence report={props.report} />
        <Show when={props.report.own}>{(own) => <Handicaps report={props.report} own={own()} />}</Show>
        <Advice report={props.report} offer={props.offer} />
      </div>
    </details>
  );
}

function Sentence(props: { report: BuyBoxReport }) {
  return (
    <p class="text-sm text-ink-soft">
      <Switch>
        <Match when={props.report.standing === "wins"}>
          {props.report.contenders > 1
            ? "Visitors see this offer first, with the button to buy it."
            : "Nobody else offers this, so visitors see this offer."}
        </Match>
        <Match when={props.report.standing === "shares"}>
          This offer and at least one other are as good as each other. They take turns in front, an hour at a time.
        </Match>
        <Match when={props.report.standing === "loses"}>Visitors find this offer below, among the other sellers.</Match>
        <Match when={props.report.standing === "absent"}>
          {props.report.advice?.restock
            ? "Nothing is left to sell, so visitors do not see this offer."
            : "The offer is paused, or has no price in this market."}
        </Match>
      </Switch>
    </p>
  );
}

type Own = NonNullable<BuyBoxReport["own"]>;

/** Bars, one pair for each part: this offer's above, that of the offer in front below where every visitor can see it. */
function Handicaps(props: { report: BuyBoxReport; own: Own }) {
  const winner = () => props.report.winner;
  const rival = () => (props.report.standing === "shares" ? "The other" : "In front");
  const theirs = (part: BuyBoxPart) => (part === "landed" || part === "delay" ? winner()?.parts[part] : undefined);
  const largest = () => Math.max(500, ...BUY_BOX_PARTS.flatMap((part) => [props.own.parts[part], theirs(part) ?? 0]));
  return (
    <div>
      <dl class="grid grid-cols-[auto_1fr_1fr] gap-x-4 gap-y-1 text-sm">
        <dt class="sr-only">Columns</dt>
        <dd aria-hidden="true" class="col-start-2 text-xs text-ink-faint">
          With delivery
        </dd>
        <dd aria-hidden="true" class="text-xs text-ink-faint">
          Arrives by
        </dd>
        <Seen label="This offer" report={props.report} of={props.own} />
        <Show when={winner()}>{(winner) => <Seen label={rival()} report={props.report} of={winner()} faint />}</Show>
      </dl>
      <table class="mt-4 w-full text-sm">
        <caption class="pb-1 text-start text-xs text-ink-faint">
          Handicaps, in parts of the price: shorter is better
        </caption>
        <tbody>
          <For each={BUY_BOX_PARTS}>
            {(part) => (
              <tr>
                <th scope="row" class="w-2/5 py-1.5 pe-3 text-start font-normal text-ink-soft">
                  {PART_WORD[part]}
                </th>
                <td class="py-1.5">
                  <Bar of={props.own.parts[part]} largest={largest()} />
                  <Show when={theirs(part) !== undefined}>
                    <Bar of={theirs(part)!} largest={largest()} label={rival()} />
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Seen(props: {
  label: string;
  report: BuyBoxReport;
  of: Pick<Own, "landedMinor" | "promise">;
  faint?: boolean;
}) {
  return (
    <>
      <dt classList={{ "font-medium": !props.faint, "text-ink-soft": props.faint === true }}>{props.label}</dt>
      <dd class="figures" classList={{ "font-medium": !props.faint, "text-ink-soft": props.faint === true }}>
        <Money minor={props.of.landedMinor} currency={props.report.currency} locale={LOCALE} />
      </dd>
      <dd classList={{ "text-ink-soft": props.faint === true }}>{formatDay(props.of.promise.toDay, LOCALE)}</dd>
    </>
  );
}

function Bar(props: { of: number; largest: number; label?: string }) {
  return (
    <span class="flex h-5 items-center gap-2">
      <span
        aria-hidden="true"
        class="h-2 min-w-0.5 shrink-0 rounded-full"
        classList={{ "bg-accent": props.label === undefined, "bg-line-strong/60": props.label !== undefined }}
        style={{ width: `${(props.of / props.largest) * 55}%` }}
      />
      <span class="figures text-xs whitespace-nowrap" classList={{ "text-ink-faint": props.label !== undefined }}>
        {percent(props.of)}
        <Show when={props.label}>{(label) => <> {label().toLowerCase()}</>}</Show>
      </span>
    </span>
  );
}

/** The smallest changes that put the offer in front, alone. */
function Advice(props: { report: BuyBoxReport; offer: SellerOffer }) {
  const money = (minor: number) => formatMoney(minor, props.report.currency, LOCALE);
  const changes = () =>
    (props.report.advice?.either ?? []).map((change) =>
      change.kind === "price"
        ? `lower the price by ${money((props.report.own?.priceMinor ?? 0) - change.priceMinor)} to ${money(change.priceMinor)}`
        : change.handlingDays === 0
          ? "send on the day of the order"
          : `send within ${counted(change.handlingDays, "working day")} instead of ${props.offer.handlingDays}`,
    );
  const text = () => {
    const steps = changes().join(", or ");
    if (!props.report.advice?.restock) return steps ? `To be in front in every hour, ${steps}.` : "";
    return steps ? `Count stock first; then ${steps}.` : "Count stock, and this offer is in front.";
  };
  return (
    <Show when={text()}>
      <p class="flex gap-3 rounded-md bg-accent-soft px-4 py-3 text-sm">
        <Icon name="check" class="mt-0.5 size-4.5 text-accent" />
        <span>{text()}</span>
      </p>
    </Show>
  );
}
