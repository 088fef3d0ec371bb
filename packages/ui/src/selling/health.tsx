// Account health in both desks: each measure against its target, and the words for what counts.
import {
  HEALTH_TARGETS,
  type HealthMeasure,
  type HealthMetric,
  type HealthReason,
  type HealthStanding,
  HOUR_MS,
  type SellerHealthView,
} from "@stoa/contract";
import { For, Show } from "solid-js";
import { Badge, type Tone } from "../badge.tsx";
import { Notice } from "../notice.tsx";

const METRIC: Record<HealthMetric, { name: string; of: string; why: string }> = {
  defects: {
    name: "Orders with a defect",
    of: "orders",
    why: "Orders rated with one or two stars, claimed against, or disputed at the bank. Claims that were denied or taken back, and disputes that were won, do not count.",
  },
  cancelled: {
    name: "Called off by the shop",
    of: "orders",
    why: "Orders that the shop called off, or left until the marketplace did. What customers call off does not count.",
  },
  late: {
    name: "Sent late",
    of: "orders",
    why: "Orders whose last parcel left after the day that was promised, or has not left though that day is over.",
  },
  tracking: {
    name: "With a tracking number that works",
    of: "parcels",
    why: "Parcels whose carrier tells of them, or whose number has at least eight characters with a digit among them.",
  },
  reply: {
    name: "Answered within a day",
    of: "messages",
    why: "First messages of customers that were answered within 24 hours. Those that wait longer count as not answered.",
  },
};

const STANDING: Record<HealthStanding, { word: string; tone: Tone }> = {
  good: { word: "On target", tone: "good" },
  near: { word: "Close to the limit", tone: "warn" },
  missed: { word: "Target missed", tone: "bad" },
  few: { word: "Too few to judge", tone: "plain" },
  none: { word: "Nothing yet", tone: "plain" },
};

/** Why an order counts against its seller. */
export const HEALTH_REASON: Record<HealthReason, string> = {
  rating: "One or two stars",
  claim: "Claim",
  dispute: "Dispute",
  cancelled: "Called off",
  late: "Late",
};

const percent = (bps: number) => `${(bps / 100).toFixed(bps % 100 === 0 ? 0 : 1)} %`;

const hours = (ms: number) => {
  const count = Math.max(1, Math.round(ms / HOUR_MS));
  return `${count} ${count === 1 ? "hour" : "hours"}`;
};

/** What the measures come to, in a sentence. */
export function HealthVerdict(props: { measures: readonly HealthMeasure[] }) {
  const missed = () => props.measures.filter(({ standing }) => standing === "missed");
  const near = () => props.measures.filter(({ standing }) => standing === "near");
  const names = (measures: readonly HealthMeasure[]) =>
    measures.map(({ metric }) => METRIC[metric].name.toLowerCase()).join(", ");
  return (
    <Show
      when={missed().length > 0}
      fallback={
        <Show when={near().length > 0} fallback={<Notice tone="good">Every target is met.</Notice>}>
          <Notice tone="warn">Every target is met, but close to its limit: {names(near())}.</Notice>
        </Show>
      }
    >
      <Notice tone="bad">Below target: {names(missed())}. The orders that count say why.</Notice>
    </Show>
  );
}

/** Every measure with its target and what counts in it. */
export function HealthMeasures(props: { of: SellerHealthView }) {
  return (
    <ul class="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <For each={props.of.measures}>
        {(measure) => <Measure measure={measure} medianReplyMs={props.of.medianReplyMs} />}
      </For>
    </ul>
  );
}

function Measure(props: { measure: HealthMeasure; medianReplyMs: number | null }) {
  const words = () => METRIC[props.measure.metric];
  const target = () => HEALTH_TARGETS[props.measure.metric];
  const standing = () => STANDING[props.measure.standing];
  return (
    <li class="flex flex-col rounded-lg border border-line bg-surface p-5">
      <div class="flex items-start justify-between gap-3">
        <p class="text-sm font-medium text-ink-soft">{words().name}</p>
        <Badge tone={standing().tone}>{standing().word}</Badge>
      </div>
      <p class="figures mt-2 text-2xl font-semibold tracking-tight">
        {props.measure.totalCount > 0 ? percent(props.measure.rateBps) : "–"}
      </p>
      <p class="mt-0.5 text-sm text-ink-soft">
        {props.measure.count} of {props.measure.totalCount} {words().of} in {target().days} days. Target:{" "}
        {target().kind === "most" ? "below" : "at least"} {percent(target().bps)}.
      </p>
      <Show when={props.measure.metric === "reply" && props.medianReplyMs !== null}>
        <p class="mt-1 text-sm text-ink-soft">Half of all answers came within {hours(props.medianReplyMs!)}.</p>
      </Show>
      <details class="mt-auto pt-3 text-sm text-ink-soft">
        <summary class="inline-flex min-h-9 cursor-pointer items-center font-medium text-ink">What counts</summary>
        <p class="mt-1">{words().why}</p>
      </details>
    </li>
  );
}
