// The queues an operator clears first: proposals, applications, texts to look at, failed jobs, broken invariants, late orders.
import type { AdminOverview, AdminSeller } from "@stoa/client";
import { Badge, Icon, Panel, type IconName, type Tone } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { When } from "~/lib/when";
import { counted, countryName } from "~/lib/words";

/** Each queue with its length; what is empty says so in one line. */
export function Queues(props: { overview: AdminOverview; applied: readonly AdminSeller[] }) {
  const counts = () => props.overview.counts;
  const breaks = () => props.overview.invariants.breaks;
  const failed = () => props.overview.outbox.failed;
  const isClear = () =>
    counts().applied + counts().proposals + counts().held + failed() + breaks().length + counts().lateOrders === 0;
  return (
    <Panel title="To clear first" actions={<Checked overview={props.overview} />}>
      <Show when={!isClear()} fallback={<AllClear />}>
        <ul class="-my-3 divide-y divide-line">
          <Show when={breaks().length > 0}>
            <Queue
              icon="alert"
              tone="bad"
              count={breaks().length}
              title={counted(breaks().length, "invariant is broken", "invariants are broken")}
              href="/checks"
            >
              <ul class="mt-1 flex flex-col gap-1 text-sm text-ink-soft">
                <For each={breaks()}>
                  {(broken) => (
                    <li class="break-words">
                      {broken.check}: <span class="font-mono text-xs">{broken.subject}</span>
                    </li>
                  )}
                </For>
              </ul>
            </Queue>
          </Show>
          <Show when={failed() > 0}>
            <Queue
              icon="alert"
              tone="bad"
              count={failed()}
              title={counted(failed(), "job has failed", "jobs have failed")}
              href="/jobs"
            >
              <p class="text-sm text-ink-soft">
                Tried again by themselves, less and less often, until they succeed or are given up.{" "}
                {counted(props.overview.outbox.waiting - failed(), "other job waits", "other jobs wait")} for their
                turn.
              </p>
            </Queue>
          </Show>
          <Show when={counts().lateOrders > 0}>
            <Queue
              icon="clock"
              tone="warn"
              count={counts().lateOrders}
              title={counted(counts().lateOrders, "order is late", "orders are late")}
              href="/orders/late"
            >
              <p class="text-sm text-ink-soft">
                The day by which the parcel had to leave is over, and it has not left.
              </p>
            </Queue>
          </Show>
          <Show when={counts().proposals > 0}>
            <Queue
              icon="box"
              tone="info"
              count={counts().proposals}
              title={counted(counts().proposals, "proposal waits", "proposals wait")}
              href="/proposals"
            >
              <p class="text-sm text-ink-soft">New products and edits of sellers that the shop does not show yet.</p>
            </Queue>
          </Show>
          <Show when={counts().held > 0}>
            <Queue
              icon="pencil"
              tone="info"
              count={counts().held}
              title={counted(counts().held, "text waits for a look", "texts wait for a look")}
              href="/moderation"
            >
              <p class="text-sm text-ink-soft">
                Reviews, questions and answers that readers reported or that came in a burst.
              </p>
            </Queue>
          </Show>
          <Show when={counts().applied > 0}>
            <Queue
              icon="store"
              tone="info"
              count={counts().applied}
              title={counted(counts().applied, "seller waits for a decision", "sellers wait for a decision")}
              href="/sellers?status=applied"
            >
              <ul class="mt-1 flex flex-col text-sm">
                <For each={props.applied}>
                  {(seller) => (
                    <li class="flex flex-wrap items-baseline gap-x-2 py-0.5 text-ink-soft">
                      <a
                        href={`/sellers/${seller.sellerId}`}
                        class="font-medium text-accent underline-offset-4 hover:underline"
                      >
                        {seller.name}
                      </a>
                      <span>
                        {countryName(seller.country)}, <When at={seller.createdAt} />
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Queue>
          </Show>
        </ul>
      </Show>
    </Panel>
  );
}

function Queue(props: {
  icon: IconName;
  tone: Tone;
  count: number;
  title: string;
  href?: string;
  children: JSX.Element;
}) {
  return (
    <li class="flex items-start gap-4 py-3">
      <Badge tone={props.tone} class="size-9 shrink-0 justify-center px-0!">
        <Icon name={props.icon} class="size-4.5" />
      </Badge>
      <div class="min-w-0 flex-1">
        <h3 class="font-medium">{props.title}</h3>
        {props.children}
      </div>
      <Show when={props.href}>
        <a
          href={props.href}
          aria-label={`${props.title}: open the list`}
          class="flex min-h-9 items-center gap-1 text-sm font-medium text-accent underline-offset-4 hover:underline"
        >
          Open
          <Icon name="chevronEnd" class="size-4" />
        </a>
      </Show>
    </li>
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

function AllClear() {
  return (
    <p class="flex items-center gap-3 text-ink-soft">
      <Badge tone="good" class="size-9 justify-center px-0!">
        <Icon name="check" class="size-4.5" />
      </Badge>
      Nothing waits. Proposals, applications, jobs, books and deadlines are all in order.
    </p>
  );
}
