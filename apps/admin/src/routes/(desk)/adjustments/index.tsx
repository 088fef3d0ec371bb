// Adjustments: what operators gave sellers or took by hand, newest first, each with its reason.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdjustmentView, type Id, isId } from "@stoa/client";
import { type Column, CursorPager, EmptyState, LinkButton, Money, Notice, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { listHref } from "~/lib/list-state";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE } from "~/lib/words";
import { adjustments, newHref } from "./actions";

const HERE = "/adjustments";
const PAGE_SIZE = 50;

function asked({ query }: RouteSectionProps["location"]) {
  const seller = query["seller"];
  return {
    sellerId: typeof seller === "string" && isId("seller", seller) ? (seller as Id<"seller">) : undefined,
    cursor: typeof query["cursor"] === "string" ? query["cursor"] : undefined,
    limit: PAGE_SIZE,
  };
}

export const route = { preload: ({ location }) => ahead(adjustments(asked(location))) } satisfies RouteDefinition;

const COLUMNS: readonly Column<AdjustmentView>[] = [
  {
    head: "Seller",
    phone: "head",
    cell: (one) => (
      <a
        href={`/payouts/sellers/${one.sellerId}`}
        class="font-medium whitespace-nowrap underline-offset-4 hover:underline"
      >
        {one.sellerName}
      </a>
    ),
  },
  { head: "Reason", grow: true, cell: (one) => <span class="break-words">{one.reason}</span> },
  { head: "By", cell: (one) => <span class="whitespace-nowrap">{one.by ?? "Somebody who left"}</span> },
  { head: "When", cell: (one) => <When at={one.at} /> },
  {
    head: "Amount",
    align: "end",
    cell: (one) => (
      <Money
        minor={one.amountMinor}
        currency={one.currency}
        locale={LOCALE}
        class={one.amountMinor < 0 ? "font-semibold text-bad" : "font-semibold"}
      />
    ),
  },
];

export default function Adjustments(props: RouteSectionProps) {
  const page = createAsync(() => adjustments(asked(props.location)), { deferStream: true });
  const may = useMay();
  const sellerId = () => asked(props.location).sellerId;
  const href = (cursor?: string) => {
    const address = listHref(HERE, { cursor });
    return sellerId() ? `${address}${address.includes("?") ? "&" : "?"}seller=${sellerId()}` : address;
  };
  return (
    <>
      <Title>Adjustments · Stoa admin</Title>
      <PageHead
        title="Adjustments"
        lead="What sellers were given or had taken by hand. Each stands in the ledger and in the seller’s statement with its reason."
        actions={
          <Show when={may("finance.write")}>
            <LinkButton variant="primary" href={sellerId() ? newHref(sellerId()!) : `${HERE}/new`}>
              New adjustment
            </LinkButton>
          </Show>
        }
      />
      <Show when={props.location.query["done"] === "adjusted"}>
        <div role="status" class="mb-4">
          <Notice tone="good">Done. It stands in their statement with your reason, and their team is told.</Notice>
        </div>
      </Show>
      <Show when={sellerId()}>
        <p class="mb-4 text-sm text-ink-soft">
          Of one seller.{" "}
          <a href={HERE} class="font-medium text-accent underline-offset-4 hover:underline">
            Show all
          </a>
        </p>
      </Show>
      <Show when={page()}>
        {(page) => (
          <>
            <Panel class="py-2! sm:py-3!">
              <Table
                caption="Adjustments"
                columns={COLUMNS}
                rows={page().items}
                empty={
                  <EmptyState title="No adjustments yet" icon="bank" class="py-10">
                    Nobody was given or had taken anything by hand.
                  </EmptyState>
                }
              />
            </Panel>
            <CursorPager
              firstHref={asked(props.location).cursor && href()}
              nextHref={page().nextCursor ? href(page().nextCursor ?? undefined) : undefined}
              words={{ first: "First page", next: "Next page" }}
            />
          </>
        )}
      </Show>
    </>
  );
}
