// What was sent to an endpoint, newest first, by how it ended.
import {
  DELIVERY_STATUSES,
  type DeliveriesInput,
  type DeliverySummary,
  type Id,
  type Page,
  type WebhookDetail,
} from "@stoa/client";
import { Badge, type Column, ConfirmForm, CursorPager, LinkTabs, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { useOutcome } from "~/lib/outcome";
import { Refused } from "../access/parts";
import { replayAllFailed } from "./actions";
import { answerWord, DELIVERY_TONE, DELIVERY_WORD, Moment } from "./words";

/** What of the log the address asks for. */
export type LogSearch = { status?: string; cursor?: string };

const statusOf = ({ status }: LogSearch) => DELIVERY_STATUSES.find((one) => one === status);

/** The same as the API takes it. */
export const logInput = (webhookId: string, search: LogSearch): DeliveriesInput => ({
  webhookId: webhookId as Id<"webhook">,
  status: statusOf(search),
  cursor: search.cursor || undefined,
  limit: 25,
});

const COLUMNS: readonly Column<DeliverySummary>[] = [
  {
    head: "Event",
    grow: true,
    phone: "head",
    cell: (one) => (
      <a
        href={`/webhooks/deliveries/${one.deliveryId}`}
        class="font-mono text-sm font-medium underline-offset-4 hover:underline"
      >
        {one.type}
      </a>
    ),
  },
  { head: "State", cell: (one) => <Badge tone={DELIVERY_TONE[one.status]}>{DELIVERY_WORD[one.status]}</Badge> },
  { head: "Answer", cell: (one) => <span class="whitespace-nowrap text-ink-soft">{answerWord(one)}</span> },
  { head: "Tries", align: "end", cell: (one) => <>{one.attempts}</> },
  { head: "Written down", cell: (one) => <Moment at={one.at} class="text-ink-soft" /> },
];

/** The list with its tabs, and the way to send everything once more that was given up. */
export function Log(props: { of: WebhookDetail; page: Page<DeliverySummary> | null | undefined; search: LogSearch }) {
  const replaying = useOutcome(replayAllFailed, {
    own: { ILLEGAL_TRANSITION: "Switch the webhook on first." },
  });
  const path = () => `/webhooks/${props.of.webhookId}`;
  const tabs = () =>
    [undefined, ...DELIVERY_STATUSES].map((status) => ({
      href: hrefWith(path(), { status }),
      label: status ? DELIVERY_WORD[status] : "All",
      current: status === statusOf(props.search),
    }));
  return (
    <Panel
      title="What was sent"
      actions={
        <Show when={props.of.failed > 0}>
          <ConfirmForm
            label="Send again what was given up"
            look={{ size: "sm" }}
            title="Send it all once more?"
            action={replayAllFailed}
            confirmLabel="Send again"
            busy={replaying.pending()}
            error={replaying.error()}
          >
            <input type="hidden" name="webhookId" value={props.of.webhookId} />
            <p>
              Everything that was given up is sent once more, in its order and with its old ids. A program that knows an
              id already passes it over.
            </p>
          </ConfirmForm>
        </Show>
      }
    >
      <Refused of={replaying} />
      <LinkTabs label="Deliveries by state" tabs={tabs()} />
      <Show when={props.page}>
        {(page) => (
          <>
            <Table
              caption="Deliveries, newest first"
              columns={COLUMNS}
              rows={page().items}
              empty={
                <p class="py-8 text-center text-sm text-ink-soft">
                  {statusOf(props.search) ? "None of these." : "Nothing yet. Send a test event to see one."}
                </p>
              }
            />
            <CursorPager
              firstHref={props.search.cursor ? hrefWith(path(), { status: statusOf(props.search) }) : undefined}
              nextHref={
                page().nextCursor
                  ? hrefWith(path(), { status: statusOf(props.search), cursor: page().nextCursor })
                  : undefined
              }
            />
          </>
        )}
      </Show>
    </Panel>
  );
}
