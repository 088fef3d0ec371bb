// The packing slips of several orders, each on a page of its own when they are printed: `?orders=ord_…,ord_…`.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { isId, type SellerOrderView } from "@stoa/client";
import { BackLink, EmptyState, PageHead, PrintButton } from "@stoa/ui";
import { For, Show } from "solid-js";
import { counted } from "~/lib/words";
import { order } from "../orders/actions";
import { SlipSheet } from "./sheet";

/** As many as a page of the inbox holds. */
const MOST = 50;

async function ordersNamed(names: string): Promise<SellerOrderView[]> {
  const ids = names.split(",").filter((name) => isId("order", name));
  const found = await Promise.all([...new Set(ids)].slice(0, MOST).map((id) => order(id)));
  return found.filter((each) => each !== null);
}

export default function SlipsPage(props: RouteSectionProps) {
  const names = () => String(props.location.query["orders"] ?? "");
  const found = createAsync(() => ordersNamed(names()), { deferStream: true });
  return (
    <>
      <Title>Packing slips · Stoa for sellers</Title>
      <div class="print:hidden">
        <BackLink href="/orders">The orders</BackLink>
      </div>
      <Show when={found()}>
        {(orders) => (
          <Show
            when={orders().length > 0}
            fallback={
              <EmptyState title="No orders were chosen" icon="receipt">
                Choose orders in the list; their slips are printed together.
              </EmptyState>
            }
          >
            <div class="print:hidden">
              <PageHead
                title="Packing slips"
                lead={counted(orders().length, "order")}
                actions={<PrintButton label="Print all" />}
              />
            </div>
            <div class="flex flex-col gap-6 print:block">
              <For each={orders()}>{(each) => <SlipSheet order={each} />}</For>
            </div>
          </Show>
        )}
      </Show>
    </>
  );
}
