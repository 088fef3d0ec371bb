// Payouts of all sellers, newest first, those that failed in a tab of their own; and making those that are due now.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import { PAYOUT_STATUSES } from "@stoa/client";
import { ConfirmForm, CursorPager, EmptyState, LinkTabs, Notice, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { listHref, listState } from "~/lib/list-state";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { counted, PAYOUT_STATUS_WORD } from "~/lib/words";
import { payouts, runPayouts } from "./actions";
import { PAYOUT_COLUMNS } from "./columns";

const HERE = "/payouts";
const state = (address: RouteSectionProps["location"]) => listState(address.query, PAYOUT_STATUSES);
const asked = (address: RouteSectionProps["location"]) => {
  const { status, cursor } = state(address);
  return { status, cursor };
};

export const route = { preload: ({ location }) => ahead(payouts(asked(location))) } satisfies RouteDefinition;

export default function Payouts(props: RouteSectionProps) {
  const page = createAsync(() => payouts(asked(props.location)), { deferStream: true });
  const may = useMay();
  const running = useSubmission(runPayouts);
  const made = () => Number(props.location.query["made"] ?? Number.NaN);
  const tabs = () =>
    [undefined, ...PAYOUT_STATUSES].map((status) => ({
      href: listHref(HERE, { status }),
      label: status === undefined ? "All" : PAYOUT_STATUS_WORD[status],
      current: state(props.location).status === status,
    }));
  return (
    <>
      <Title>Payouts · Stoa admin</Title>
      <PageHead
        title="Payouts"
        lead="What leaves for sellers. Each is made once per seller, currency and period, of all that is available."
        actions={
          <Show when={may("finance.write")}>
            <ConfirmForm
              label="Make payouts now"
              title="Make all payouts now?"
              action={runPayouts}
              confirmLabel="Make them"
              busy={running.pending}
              error={running.result?.ok === false ? sentence(running.result.code) : null}
            >
              <p>
                Every seller with enough in their balance is paid without waiting for their day. Sellers who were paid
                in their present period, are suspended, held or without an account are left out.
              </p>
            </ConfirmForm>
          </Show>
        }
      />
      <Show when={Number.isInteger(made())}>
        <div role="status" class="mb-4">
          <Notice tone="good">
            {made() === 0 ? "Nobody was to be paid." : `${counted(made(), "payout")} made.`}
            {props.location.query["others"] === "follow" ? " The others follow in the next minutes." : ""}
          </Notice>
        </div>
      </Show>
      <LinkTabs label="Payouts by status" tabs={tabs()} />
      <Show when={page()}>
        {(page) => (
          <>
            <Panel class="py-2! sm:py-3!">
              <Table
                caption="Payouts"
                columns={PAYOUT_COLUMNS}
                rows={page().items}
                empty={
                  <EmptyState title="No payouts here" icon="bank" class="py-10">
                    They are made on each seller's payout day.
                  </EmptyState>
                }
              />
            </Panel>
            <CursorPager
              firstHref={state(props.location).cursor && listHref(HERE, { status: state(props.location).status })}
              nextHref={
                page().nextCursor
                  ? listHref(HERE, { status: state(props.location).status, cursor: page().nextCursor ?? undefined })
                  : undefined
              }
              words={{ first: "First page", next: "Next page" }}
            />
          </>
        )}
      </Show>
    </>
  );
}
