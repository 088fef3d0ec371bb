// The packing slip of an order, or of one of its parcels: where it goes and what is in it, without prices, to print.
import { Title } from "@solidjs/meta";
import { createAsync, useParams, useSearchParams } from "@solidjs/router";
import { isId, type SellerOrderView } from "@stoa/client";
import { BackLink, PrintButton } from "@stoa/ui";
import { Match, Switch } from "solid-js";
import { Missing } from "~/lib/missing";
import { order } from "../orders/actions";
import { SlipSheet } from "./sheet";

export default function SlipPage() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<{ parcel?: string }>();
  const found = createAsync(() => (isId("order", params.id) ? order(params.id) : Promise.resolve(null)), {
    deferStream: true,
  });
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="order" href="/orders" way="To the orders">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Slip order={found()} parcel={search.parcel} />}</Match>
    </Switch>
  );
}

function Slip(props: { order: SellerOrderView; parcel: string | undefined }) {
  const isParcel = () => props.order.shipments.some((each) => each.shipmentId === props.parcel);
  return (
    <>
      <Title>{`Packing slip ${props.order.number} · Stoa for sellers`}</Title>
      <div class="print:hidden">
        <BackLink href={`/orders/${props.order.orderId}`}>The order</BackLink>
      </div>
      <SlipSheet
        order={props.order}
        parcel={props.parcel}
        actions={
          <>
            <a
              href={`/files/slips/${props.order.orderId}.pdf${isParcel() ? `?parcel=${props.parcel}` : ""}`}
              target="_blank"
              rel="external noopener"
              class="inline-flex min-h-9 items-center text-sm font-medium text-accent hover:underline"
            >
              PDF
            </a>
            <PrintButton label="Print" />
          </>
        }
      />
    </>
  );
}
