// The queues an operator clears first: what is broken, what has a deadline, and what people wait for.
import { type AdminOverview, type AdminSeller, countryName } from "@stoa/client";
import { Badge, Icon, Panel, type IconName, type Tone } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { useOpens } from "~/lib/pages";
import { When } from "~/lib/when";
import { counted } from "~/lib/words";

/** Something that waits: how many there are, what they are called, and where they are. */
interface QueueOf {
  count: number;
  one: string;
  many: string;
  icon: IconName;
  tone: Tone;
  href: string;
  more: () => JSX.Element;
}

/** All queues, the most pressing first. */
function queuesOf(overview: AdminOverview, applied: readonly AdminSeller[]): QueueOf[] {
  const { counts, invariants, outbox } = overview;
  return [
    {
      count: invariants.breaks.length,
      one: "invariant is broken",
      many: "invariants are broken",
      icon: "alert",
      tone: "bad",
      href: "/checks",
      more: () => <Breaks breaks={invariants.breaks} />,
    },
    {
      count: outbox.failed,
      one: "job has failed",
      many: "jobs have failed",
      icon: "alert",
      tone: "bad",
      href: "/jobs",
      more: () => (
        <>
          Tried again by themselves, less and less often, until they succeed or are given up.{" "}
          {counted(outbox.waiting - outbox.failed, "other job waits", "other jobs wait")} for their turn.
        </>
      ),
    },
    {
      count: counts.failedPayouts,
      one: "payout has failed",
      many: "payouts have failed",
      icon: "bank",
      tone: "bad",
      href: "/payouts?status=failed",
      more: () => "The money is the seller’s again. Ask for the right account, then try once more.",
    },
    {
      count: counts.disputes,
      one: "dispute is not with the bank yet",
      many: "disputes are not with the bank yet",
      icon: "shield",
      tone: "warn",
      href: "/disputes?status=needs_evidence",
      more: () => "What the seller says goes to the bank within seven days, or the money is lost.",
    },
    {
      count: counts.claims,
      one: "claim waits for a decision",
      many: "claims wait for a decision",
      icon: "shield",
      tone: "warn",
      href: "/claims",
      more: () => "Buyer and seller could not settle them. Decide within three days.",
    },
    {
      count: counts.lateOrders,
      one: "order is late",
      many: "orders are late",
      icon: "clock",
      tone: "warn",
      href: "/orders/late",
      more: () => "The day by which the parcel had to leave is over, and it has not left.",
    },
    {
      count: counts.proposals,
      one: "proposal waits",
      many: "proposals wait",
      icon: "box",
      tone: "info",
      href: "/proposals",
      more: () => "New products and edits of sellers that the shop does not show yet.",
    },
    {
      count: counts.held,
      one: "text waits for a look",
      many: "texts wait for a look",
      icon: "pencil",
      tone: "info",
      href: "/moderation",
      more: () => "Reviews, questions and answers that readers reported or that came in a burst.",
    },
    {
      count: counts.reports,
      one: "message is reported",
      many: "messages are reported",
      icon: "mail",
      tone: "info",
      href: "/reports",
      more: () => "One side of an order says that the other wrote what it should not.",
    },
    {
      count: counts.applied,
      one: "seller waits for a decision",
      many: "sellers wait for a decision",
      icon: "store",
      tone: "info",
      href: "/sellers?status=applied",
      more: () => <Applied sellers={applied} />,
    },
  ];
}

/** Each queue that the viewer may see to, with its length; what is empty says so in one line. */
export function Queues(props: { overview: AdminOverview; applied: readonly AdminSeller[] }) {
  const opens = useOpens();
  const all = () => queuesOf(props.overview, props.applied);
  const waiting = () => all().filter(({ count, href }) => count > 0 && opens(href));
  return (
    <Panel title="To clear first" actions={<Checked overview={props.overview} />}>
      <Show when={waiting().length > 0} fallback={<AllClear isOfAll={all().every(({ href }) => opens(href))} />}>
        <ul class="-my-3 divide-y divide-line">
          <For each={waiting()}>{(queue) => <Queue of={queue} />}</For>
        </ul>
      </Show>
    </Panel>
  );
}

function Queue(props: { of: QueueOf }) {
  const title = () => counted(props.of.count, props.of.one, props.of.many);
  return (
    <li class="flex items-start gap-4 py-3">
      <Badge tone={props.of.tone} class="size-9 shrink-0 justify-center px-0!">
        <Icon name={props.of.icon} class="size-4.5" />
      </Badge>
      <div class="min-w-0 flex-1">
        <h3 class="font-medium">{title()}</h3>
        <div class="text-sm text-ink-soft">{props.of.more()}</div>
      </div>
      <a
        href={props.of.href}
        aria-label={`${title()}: open the list`}
        class="flex min-h-9 items-center gap-1 text-sm font-medium text-accent underline-offset-4 hover:underline"
      >
        Open
        <Icon name="chevronEnd" class="size-4" />
      </a>
    </li>
  );
}

function Breaks(props: { breaks: AdminOverview["invariants"]["breaks"] }) {
  return (
    <ul class="mt-1 flex flex-col gap-1">
      <For each={props.breaks}>
        {(broken) => (
          <li class="break-words">
            {broken.check}: <span class="font-mono text-xs">{broken.subject}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

function Applied(props: { sellers: readonly AdminSeller[] }) {
  return (
    <ul class="mt-1 flex flex-col">
      <For each={props.sellers}>
        {(seller) => (
          <li class="flex flex-wrap items-baseline gap-x-2 py-0.5">
            <a href={`/sellers/${seller.sellerId}`} class="font-medium text-accent underline-offset-4 hover:underline">
              {seller.name}
            </a>
            <span>
              {countryName(seller.country)}, <When at={seller.createdAt} />
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}

function Checked(props: { overview: AdminOverview }) {
  return (
    <p class="text-xs text-ink-faint">
      <Show when={props.overview.invariants.checkedAt} fallback="Books not checked yet">
        {(at) => (
          <>
            Books checked <When at={at()} />
          </>
        )}
      </Show>
    </p>
  );
}

/** Whoever does not see every queue is told of their own only. */
function AllClear(props: { isOfAll: boolean }) {
  return (
    <p class="flex items-center gap-3 text-ink-soft">
      <Badge tone="good" class="size-9 justify-center px-0!">
        <Icon name="check" class="size-4.5" />
      </Badge>
      {props.isOfAll
        ? "Nothing waits. Claims, proposals, applications, jobs, books and deadlines are all in order."
        : "Nothing waits for you."}
    </p>
  );
}
